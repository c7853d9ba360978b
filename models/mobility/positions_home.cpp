// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random_bits.hpp"
#include "models/mobility/points.hpp"
#include "models/mobility/positions.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose home_draw{"mobility.at_home"};

} // namespace

/// Parts stand in a row; part 0 is the living room.
Point PositionMaker::in_part(std::uint8_t part, double across, double along) const {
    const auto off = static_cast<float>(settings_.home.off_walls_m);
    return {plan_.width_m * static_cast<float>(part) + off +
                static_cast<float>(across) * std::max(0.0F, plan_.width_m - 2 * off),
            off + static_cast<float>(along) * std::max(0.0F, plan_.depth_m - 2 * off)};
}

/// In bed: two to a bedroom in the order of the household, the couple, then the next two; a second
/// couple of the room at its other end.
Point PositionMaker::bed(std::uint32_t rank, std::uint8_t bedroom, std::uint32_t bedrooms) const {
    const double along = std::fmod(0.2 + 0.6 * (rank / 2 / bedrooms), 1.0);
    const double across = rank % 2 == 0 ? 0.3 : 0.3 + settings_.home.bed_mates_m / plan_.width_m;
    return in_part(bedroom, across, along);
}

void PositionMaker::at_home() {
    const HomeSettings& house = settings_.home;
    const population::PersonRange members = people_.members(people_.household_of(stay_.room));
    const bool guest = !members.contains(person_);
    const std::uint32_t rank = guest ? members.count : members.rank(person_);
    const double seat_turn = static_cast<double>(rank) / (members.count + 1);
    const auto table = [&](double from_middle_m) {
        return around(in_part(0, 0.5, 0.5), from_middle_m, seat_turn);
    };
    if (guest) {
        add(stay_.to, table(house.guest_table_m));
        return;
    }
    const auto bedrooms = static_cast<std::uint32_t>(std::max(1, plan_.parts - 1));
    const auto bedroom = static_cast<std::uint8_t>(plan_.parts == 1 ? 0 : 1 + rank / 2 % bedrooms);
    const std::int64_t slot = whole(house.slot_minutes);
    const auto is_meal = [&](std::int64_t m) {
        return std::any_of(house.meals.begin(), house.meals.end(),
                           [&](double meal) { return whole(meal) >= m && whole(meal) < m + slot; });
    };
    for (std::int64_t m = minute(stay_.from) / slot * slot; clock(m) < stay_.to;) {
        if (is_meal(m)) {
            m += slot;
            add(clock(m), table(house.table_m));
        } else if (m < whole(house.rise) || m >= whole(house.to_bed)) {
            m = m < whole(house.rise) ? whole(house.rise) : 1440;
            add(clock(m), bed(rank, bedroom, bedrooms), bedroom);
        } else {
            const auto block =
                chance_.stream(home_draw, core::pair_word(person_, day_), slot_word(m)).block(0);
            const bool living = core::uniform53(block[0]) < house.living_room_share;
            const std::uint8_t part = living ? 0 : bedroom;
            m += slot;
            add(clock(m), in_part(part, core::uniform53(block[1]), core::uniform53(block[2])),
                part);
        }
    }
}

} // namespace truyvet::mobility
