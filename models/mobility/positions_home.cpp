// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/positions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose home_draw{"mobility.at_home"};

double share(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}

} // namespace

/// Parts stand in a row; part 0 is the living room.
Point PositionMaker::in_part(std::uint8_t part, double across, double along) const {
    const auto off = static_cast<float>(settings_.home.off_walls_m);
    return {plan_.width_m * static_cast<float>(part) + off +
                static_cast<float>(across) * std::max(0.0F, plan_.width_m - 2 * off),
            off + static_cast<float>(along) * std::max(0.0F, plan_.depth_m - 2 * off)};
}

void PositionMaker::at_home() {
    const HomeSettings& house = settings_.home;
    const population::People members = people_.members(people_.household_of(stay_.room));
    const bool guest = !members.contains(person_);
    const std::uint32_t rank = guest ? members.count : members.rank(person_);
    const auto bedrooms = static_cast<std::uint32_t>(std::max(1, plan_.parts - 1));
    // Two to a bedroom in the order of the household: the couple, then the next two.
    const auto bedroom = static_cast<std::uint8_t>(plan_.parts == 1 ? 0 : 1 + rank / 2 % bedrooms);
    // The second couple of a room sleeps at its other end.
    const double bed_along = std::fmod(0.2 + 0.6 * (rank / 2 / bedrooms), 1.0);
    const double bed_across = rank % 2 == 0 ? 0.3 : 0.3 + house.bed_mates_m / plan_.width_m;
    const Point bed = in_part(bedroom, bed_across, bed_along);
    const double seat_turn = static_cast<double>(rank) / (members.count + 1);
    const auto table = [&](double from_middle_m) {
        const auto radius_m = static_cast<float>(from_middle_m);
        const Point centre = in_part(0, 0.5, 0.5);
        const auto angle = static_cast<float>(2 * std::numbers::pi * seat_turn);
        return Point{centre.x_m + radius_m * std::cos(angle),
                     centre.y_m + radius_m * std::sin(angle)};
    };
    if (guest) {
        add(stay_.to, table(house.guest_table_m));
        return;
    }
    const auto rise = static_cast<std::int64_t>(house.rise);
    const auto to_bed = static_cast<std::int64_t>(house.to_bed);
    const auto slot = static_cast<std::int64_t>(house.slot_minutes);
    const auto is_meal = [&](std::int64_t minute) {
        return std::any_of(house.meals.begin(), house.meals.end(), [&](double meal) {
            return meal >= static_cast<double>(minute) && meal < static_cast<double>(minute + slot);
        });
    };
    for (std::int64_t m = minute(stay_.from) / slot * slot; clock(m) < stay_.to;) {
        if (is_meal(m)) {
            m += slot;
            add(clock(m), table(house.table_m));
        } else if (m < rise || m >= to_bed) {
            m = m < rise ? rise : 1440;
            add(clock(m), bed, bedroom);
        } else {
            const auto block =
                chance_.stream(home_draw, core::pair_word(person_, day_), slot_word(m)).block(0);
            const bool living = share(block[0]) < house.living_room_share;
            const std::uint8_t part = living ? 0 : bedroom;
            m += slot;
            add(clock(m), in_part(part, share(block[1]), share(block[2])), part);
        }
    }
}

} // namespace truyvet::mobility
