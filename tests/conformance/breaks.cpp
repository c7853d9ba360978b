// SPDX-License-Identifier: GPL-2.0-only
// Tables, breaks, tea and meals: with whom, when, how long, how near.
#include "tests/conformance/one_room.hpp"
#include "tests/conformance/outcomes.hpp"

#include <set>

namespace truyvet::conformance {
namespace {

using mobility::MobilitySettings;
using mobility::Position;
using population::RoomKind;

/// Of a class of twelve from 7:00 to 11:15. Days of even number have groups, the others pairs.
constexpr core::LocalDay in_groups = monday;
constexpr core::LocalDay in_pairs = monday + 1;
std::vector<Position> break_of(const MobilitySettings& s, std::uint32_t pupil, core::LocalDay day) {
    static const OneRoom one(RoomKind::classroom, 12);
    std::vector<Position> outdoors;
    for (const Position& p : one.positions(s, pupil, day, 420, 675)) {
        if (p.outdoors) {
            outdoors.push_back(p);
        }
    }
    return outdoors;
}

Measured lessons_before(const Moved& moved) {
    const auto there = break_of(moved.over({}).mobility, 0, in_groups);
    return exactly(core::seconds(there.front().from - core::start_of(monday)) / 60 - 420);
}

Measured break_minutes(const Moved& moved) {
    const auto there = break_of(moved.over({}).mobility, 0, in_groups);
    return exactly(core::seconds(there.back().to - there.front().from) / 60);
}

Measured into_the_yard(const Moved& moved) {
    scenario::Settings s;
    s.mobility.school.break_circle_m = 0;
    s = moved.over(s);
    std::vector<double> metres;
    for (int day = 0; day < 500; ++day) {
        for (const Position& p : break_of(s.mobility, 0, monday + day)) {
            metres.push_back(p.x_m);
        }
    }
    return mean_of(metres);
}

/// At one point of a yard so large that nobody else is there.
Measured together(const Moved& moved) {
    scenario::Settings s;
    s.mobility.school.break_circle_m = 0;
    s.mobility.school.yard_m = 500;
    s = moved.over(s);
    const Position first = break_of(s.mobility, 0, in_groups).front();
    double there = 0;
    for (std::uint32_t pupil = 0; pupil < 12; ++pupil) {
        there += between(first, break_of(s.mobility, pupil, in_groups).front()) == 0 ? 1 : 0;
    }
    return exactly(there);
}

Measured pair_apart(const Moved& moved) {
    const MobilitySettings s = moved.over({}).mobility;
    return exactly(between(break_of(s, 0, in_pairs).front(), break_of(s, 1, in_pairs).front()));
}

Measured places_of_an_hour(const Moved& moved) {
    scenario::Settings s;
    s.mobility.school.break_minutes = 60;
    return exactly(static_cast<double>(break_of(moved.over(s).mobility, 0, in_groups).size()));
}

Measured at_a_table(const Moved& moved) {
    static const OneRoom one(RoomKind::kindergarten, 40);
    scenario::Settings s;
    s.mobility.school.classroom_m2 = 2000;
    s = moved.over(s);
    const auto at = [&](std::uint32_t child) {
        return one.positions(s.mobility, child, monday, 435, 1005).front();
    };
    double there = 0;
    for (std::uint32_t child = 0; child < 40; ++child) {
        there += between(at(0), at(child)) <= 2 * s.mobility.school.play_table_m + 0.01 ? 1 : 0;
    }
    return exactly(there);
}

Measured across_the_table(const Moved& moved) {
    static const OneRoom one(RoomKind::kindergarten, 2);
    scenario::Settings s;
    s.mobility.school.play_group = 2;
    s = moved.over(s);
    return exactly(between(one.positions(s.mobility, 0, monday, 435, 1005).front(),
                           one.positions(s.mobility, 1, monday, 435, 1005).front()));
}

} // namespace

std::vector<Outcome> break_outcomes() {
    return {{"minutes of lessons before the break", lessons_before},
            {"minutes of the break", break_minutes},
            {"mean metres from the yard's corner", into_the_yard},
            {"pupils together in the break", together},
            {"metres between two in the break", pair_apart},
            {"places in a break of an hour", places_of_an_hour},
            {"children at a table", at_a_table},
            {"metres across a kindergarten's table", across_the_table}};
}

} // namespace truyvet::conformance
