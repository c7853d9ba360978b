// SPDX-License-Identifier: GPL-2.0-only
// Which rooms keep which hours, and how visitors move in venues.
#include "tests/conformance/one_room.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using mobility::Position;
using mobility::Sessions;
using population::Role;
using population::RoomKind;

std::vector<Sessions> timetables(RoomKind kind, Role role, const scenario::Settings& s) {
    std::vector<Sessions> all;
    for (std::uint32_t r = province().households(); r < province().rooms(); ++r) {
        if (province().kind(core::RoomId{r}) == kind) {
            all.push_back(mobility::sessions_of(province(), s.mobility, day_chance, core::RoomId{r},
                                                role, monday));
        }
    }
    return all;
}

/// All begin together.
scenario::Settings at_once() {
    scenario::Settings s;
    s.mobility.travel.start_steps = 1;
    return s;
}

template <class Of>
Measured share(RoomKind kind, Role role, const Moved& moved, Of of) {
    const auto all = timetables(kind, role, moved.over(at_once()));
    return share_of(static_cast<double>(std::count_if(all.begin(), all.end(), of)),
                    static_cast<double>(all.size()));
}

bool twice(const Sessions& s) {
    return s.count == 2;
}

Measured first_to_last(const Moved& moved) {
    double first = 1e9;
    double last = 0;
    for (const Sessions& s : timetables(RoomKind::workshop, Role::employee, moved.over({}))) {
        first = std::min(first, s.stretch[0].from / 60.0);
        last = std::max(last, s.stretch[0].from / 60.0);
    }
    return exactly(last - first);
}

/// Of two hundred visitors of a market, a day long.
std::vector<double> minutes_between_moves(const scenario::Settings& s) {
    static const OneRoom market(RoomKind::market, 200, true);
    std::vector<double> minutes;
    for (std::uint32_t person = 0; person < 200; ++person) {
        for (const Position& p : market.positions(s.mobility, person, monday, 0, 1440)) {
            minutes.push_back(minutes_of(p));
        }
    }
    return minutes;
}

Measured wander(const Moved& moved) {
    scenario::Settings s;
    s.mobility.venue.wander_least_seconds = 0;
    return mean_of(minutes_between_moves(moved.over(s)));
}

Measured restless(const Moved& moved) {
    scenario::Settings s;
    s.mobility.venue.wander_minutes = 1e-4;
    return exactly(60 * mean_of(minutes_between_moves(moved.over(s))).value);
}

Measured off_the_wall(const Moved& moved) {
    static const OneRoom eatery(RoomKind::eatery, 200, true);
    const scenario::Settings s = moved.over({});
    double least = 1e9;
    for (std::uint32_t person = 0; person < 200; ++person) {
        for (int day = 0; day < 20; ++day) {
            least = std::min<double>(
                least, eatery.positions(s.mobility, person, monday + day, 600, 660).front().x_m);
        }
    }
    return exactly(least);
}

Measured friends_apart(const Moved& moved) {
    const auto& people = province();
    const scenario::Settings s = moved.over({});
    std::uint32_t p = 0;
    while (!people.friend_of(core::PersonId{p}).exists()) {
        ++p;
    }
    std::uint32_t eatery = people.households();
    while (people.kind(core::RoomId{eatery}) != RoomKind::eatery ||
           !people.day_members(core::RoomId{eatery}).empty()) {
        ++eatery;
    }
    const auto at = [&](core::PersonId person) {
        return positions_of(people, s.mobility, person, core::RoomId{eatery}, monday, 600, 660)
            .front();
    };
    return exactly(between(at(core::PersonId{p}), at(people.friend_of(core::PersonId{p}))));
}

} // namespace

std::vector<Outcome> timetable_outcomes() {
    return {{"share of factory lines that work at night",
             [](const Moved& m) {
                 return share(RoomKind::workshop, Role::employee, m,
                              [](const Sessions& s) { return s.stretch[0].from == 0; });
             }},
            {"share of farm teams out in the afternoon",
             [](const Moved& m) { return share(RoomKind::field, Role::farmer, m, twice); }},
            {"share of primary classes taught all day",
             [](const Moved& m) { return share(RoomKind::classroom, Role::primary, m, twice); }},
            {"share of half-day classes in the morning",
             [](const Moved& m) {
                 return share(RoomKind::classroom, Role::lower_secondary, m,
                              [](const Sessions& s) { return s.stretch[0].from < 12 * 3600; });
             }},
            {"minutes from the first line's begin to the last's", first_to_last},
            {"minutes between moves in a market", wander},
            {"seconds between moves of the restless", restless},
            {"least metres to a wall in a venue", off_the_wall},
            {"metres between two friends", friends_apart}};
}

} // namespace truyvet::conformance
