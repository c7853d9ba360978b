// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/positions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose home_draw{"mobility.at_home"};

// Minutes after midnight; the half hours of a day at home. Assumptions.
constexpr std::int64_t rise = 330;
constexpr std::int64_t to_bed = 1320;
constexpr std::int64_t slot_minutes = 30;

bool is_meal(std::int64_t minute) {
    return minute == 360 || minute == 690 || minute == 1110 || minute == 1140;
}

double share(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}

} // namespace

/// Parts stand in a row; part 0 is the living room.
Point PositionMaker::in_part(std::uint8_t part, double across, double along) const {
    return {plan_.width_m * static_cast<float>(part) + 0.4F +
                static_cast<float>(across) * std::max(0.0F, plan_.width_m - 0.8F),
            0.4F + static_cast<float>(along) * std::max(0.0F, plan_.depth_m - 0.8F)};
}

void PositionMaker::at_home() {
    const population::People members = people_.members(people_.household_of(stay_.room));
    const bool guest = !members.contains(person_);
    const std::uint32_t rank = guest ? members.count : members.rank(person_);
    const auto bedrooms = static_cast<std::uint32_t>(std::max(1, plan_.parts - 1));
    // Two to a bedroom in the order of the household: the couple, then the next two.
    const auto bedroom = static_cast<std::uint8_t>(plan_.parts == 1 ? 0 : 1 + rank / 2 % bedrooms);
    const double bed_along = std::fmod(0.2 + 0.6 * (rank / 2 / bedrooms), 1.0);
    const Point bed = in_part(bedroom, rank % 2 == 0 ? 0.3 : 0.3 + 0.7 / plan_.width_m, bed_along);
    const double seat_turn = static_cast<double>(rank) / (members.count + 1);
    const auto table = [&](float radius_m) {
        const Point centre = in_part(0, 0.5, 0.5);
        const auto angle = static_cast<float>(2 * std::numbers::pi * seat_turn);
        return Point{centre.x_m + radius_m * std::cos(angle),
                     centre.y_m + radius_m * std::sin(angle)};
    };
    for (std::int64_t m = minute(stay_.from) / slot_minutes * slot_minutes; clock(m) < stay_.to;) {
        if (guest || is_meal(m)) {
            m = guest ? 1440 : m + slot_minutes;
            add(clock(m), table(guest ? 0.9F : 0.75F));
        } else if (m < rise || m >= to_bed) {
            m = m < rise ? rise : 1440;
            add(clock(m), bed, bedroom);
        } else {
            const auto block =
                chance_.stream(home_draw, core::pair_word(person_, day_), slot_word(m)).block(0);
            const bool living = share(block[0]) < settings_.living_room_share;
            const std::uint8_t part = living ? 0 : bedroom;
            m += slot_minutes;
            add(clock(m), in_part(part, share(block[1]), share(block[2])), part);
        }
    }
}

} // namespace truyvet::mobility
