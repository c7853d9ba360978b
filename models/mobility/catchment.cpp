// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/catchment.hpp"

#include "models/core/assert.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace truyvet::mobility {
namespace {

/// x with factor * x = 1 (mod n), n > 1, by Euclid.
std::uint32_t inverse_mod(std::uint32_t factor, std::uint32_t n) {
    std::int64_t r0 = n;
    std::int64_t r1 = factor;
    std::int64_t t0 = 0;
    std::int64_t t1 = 1;
    while (r1 != 0) {
        const std::int64_t q = r0 / r1;
        std::tie(r0, r1) = std::pair{r1, r0 - q * r1};
        std::tie(t0, t1) = std::pair{t1, t0 - q * t1};
    }
    return static_cast<std::uint32_t>((t0 % n + n) % n);
}

} // namespace

Spread Catchments::spread_over(std::uint32_t n, std::size_t venue) {
    if (n < 2) {
        return {n, 1, 0};
    }
    // Different kinds take different strides, so that those who meet in one meet others elsewhere:
    // fractions of square roots, which no small cycle divides.
    constexpr std::array strides{0.6180339887, 0.4142135624, 0.7320508076, 0.2360679775,
                                 0.3166247904, 0.6055512755, 0.8729833462, 0.1231056256,
                                 0.3588989435, 0.6904157598, 0.7958315233};
    auto factor = static_cast<std::uint32_t>(strides[venue] * n);
    factor = std::max(factor, 1U);
    while (std::gcd(factor, n) != 1) {
        ++factor;
    }
    return {n, factor, inverse_mod(factor, n)};
}

Catchments::Catchments(const population::Population& people, std::uint32_t habits)
    : people_(&people), habits_(habits) {
    const auto spreads = [](std::uint32_t n) {
        std::array<Spread, population::venue_kinds> all{};
        for (std::size_t v = 0; v < all.size(); ++v) {
            all[v] = spread_over(n, v);
        }
        return all;
    };
    for (const population::Commune& c : people.communes()) {
        local_.push_back(spreads(c.people.count));
    }
    for (const population::District& d : people.districts()) {
        town_.push_back(spreads(d.people.count));
    }
}

Catchments::Habitual::Habitual(const Spread& spread, std::uint32_t first_person, const Share& share,
                               std::uint32_t habits, core::LocalDay day)
    : spread_(spread), first_person_(first_person), habits_(habits),
      day_(static_cast<std::uint32_t>(day.value)) {
    TRUYVET_EXPECT(habits <= most_habits, habits, most_habits);
    for (std::uint32_t habit = 0; habit < habits; ++habit) {
        begins_[habit] = spread.begin(share.first, habit);
    }
}

RoomId Catchments::venue(PersonId p, RoomKind kind, bool town, core::LocalDay day) const {
    return venue_of_habit(p, kind, town, habit_of(p, day));
}

RoomId Catchments::venue_of_habit(PersonId p, RoomKind kind, bool town, std::uint32_t habit) const {
    const std::size_t v = population::venue_index(kind);
    const population::CommuneId c = people_->commune(p);
    const population::Commune& commune = people_->communes()[c.value];
    const population::District& district = people_->districts()[commune.district.value];
    const population::Rooms rooms = town ? district.venues[v] : commune.venues[v];
    if (rooms.count == 0) {
        return RoomId::none();
    }
    const population::PersonRange people = town ? district.people : commune.people;
    const Spread& spread = town ? town_[commune.district.value][v] : local_[c.value][v];
    return rooms[spread.part(spread.to(people.rank(p), habit), rooms.count)];
}

Catchments::Share Catchments::share(RoomId room, population::CommuneId guess) const {
    const std::size_t v = population::venue_index(people_->kind(room));
    const auto of = [&](bool town, std::uint32_t area, std::uint32_t n, population::Rooms rooms) {
        const auto bound = [&](std::uint64_t rank) {
            return static_cast<std::uint32_t>((rank * n + rooms.count - 1) / rooms.count);
        };
        const std::uint32_t rank = rooms.rank(room);
        return Share{town, area, bound(rank), bound(rank + 1) - bound(rank)};
    };
    const auto communes = people_->communes();
    if (guess.exists() && communes[guess.value].venues[v].contains(room)) {
        return of(false, guess.value, communes[guess.value].people.count,
                  communes[guess.value].venues[v]);
    }
    const core::DistrictId own =
        guess.exists() ? communes[guess.value].district : people_->district_of_room(room);
    const bool near = people_->districts()[own.value].venues[v].contains(room);
    const core::DistrictId d = near ? own : people_->district_of_room(room);
    const population::District& district = people_->districts()[d.value];
    if (district.venues[v].contains(room)) {
        return of(true, d.value, district.people.count, district.venues[v]);
    }
    for (std::uint32_t i = 0; i < district.communes.count; ++i) {
        const std::uint32_t c = district.communes[i].value;
        if (communes[c].venues[v].contains(room)) {
            return of(false, c, communes[c].people.count, communes[c].venues[v]);
        }
    }
    return {};
}

} // namespace truyvet::mobility
