// SPDX-License-Identifier: GPL-2.0-only
// At work: tea, the meal of a shift, the team's spots.
#include "tests/conformance/one_room.hpp"
#include "tests/conformance/outcomes.hpp"

#include <set>

namespace truyvet::conformance {
namespace {

using mobility::Position;
using population::RoomKind;

/// Two in an office, 7:30 to 11:30.
std::vector<Position> half_day(const scenario::Settings& s, std::uint32_t person, int day = 0) {
    static const OneRoom office(RoomKind::office, 2);
    return office.positions(s.mobility, person, monday + day, 450, 690);
}

scenario::Settings with_tea() {
    scenario::Settings s;
    s.mobility.work.tea_share = 1;
    return s;
}

Measured tea_share(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    constexpr int days = 2000;
    double teas = 0;
    for (int day = 0; day < days; ++day) {
        teas += half_day(s, 0, day).size() > 1 ? 1 : 0;
    }
    return share_of(teas, days);
}

/// Work began within the hour from 7:00.
Measured until_tea(const Moved& moved) {
    const auto there = half_day(moved.over(with_tea()), 0);
    return exactly(core::seconds(there.at(1).from - core::start_of(monday)) / 60 - 420);
}

Measured tea_minutes(const Moved& moved) {
    return exactly(minutes_of(half_day(moved.over(with_tea()), 0).at(1)));
}

Measured tea_metres(const Moved& moved) {
    const scenario::Settings s = moved.over(with_tea());
    return exactly(between(half_day(s, 0).at(1), half_day(s, 1).at(1)));
}

/// The meals of a line of 31, 7:30 to 16:30.
Position meal(const scenario::Settings& s, std::uint32_t person, int day = 0) {
    static const OneRoom line(RoomKind::workshop, 31);
    return line.positions(s.mobility, person, monday + day, 450, 990).at(1);
}

Measured until_the_meal(const Moved& moved) {
    const Position there = meal(moved.over({}), 0);
    return exactly(core::seconds(there.from - core::start_of(monday)) / 60 - 420);
}

Measured meal_minutes(const Moved& moved) {
    return exactly(minutes_of(meal(moved.over({}), 0)));
}

/// Others at one's table, all of whom sit in its middle.
Measured meal_mates(const Moved& moved) {
    scenario::Settings s;
    s.mobility.work.meal_circle_m = 0;
    s = moved.over(s);
    std::vector<double> mates;
    for (int day = 0; day < 400; ++day) {
        const Position own = meal(s, 0, day);
        double others = 0;
        for (std::uint32_t person = 1; person < 31; ++person) {
            others += between(own, meal(s, person, day)) == 0 ? 1 : 0;
        }
        mates.push_back(others);
    }
    return mean_of(mates);
}

/// The one table there is stands half a pitch from both walls.
Measured from_the_tables_middle(const Moved& moved) {
    scenario::Settings s;
    s.mobility.work.meal_mates = 1000;
    s = moved.over(s);
    const Position own = meal(s, 0);
    const double middle = s.mobility.work.meal_table_pitch_m / 2;
    return exactly(std::hypot(own.x_m - middle, own.y_m - middle));
}

Measured table_to_table(const Moved& moved) {
    scenario::Settings s;
    s.mobility.work.meal_circle_m = 0;
    s = moved.over(s);
    std::set<double> across;
    for (std::uint32_t person = 0; person < 31; ++person) {
        across.insert(meal(s, person).x_m);
    }
    return exactly(*std::next(across.begin()) - *across.begin());
}

/// Two of a team, 6:00 to 10:00.
std::vector<Position> team(RoomKind kind, const scenario::Settings& s, std::uint32_t person,
                           int day = 0) {
    static const OneRoom field(RoomKind::field, 2);
    static const OneRoom business(RoomKind::small_work, 2);
    const OneRoom& one = kind == RoomKind::field ? field : business;
    return one.positions(s.mobility, person, monday + day, 360, 600);
}

Measured spots_of_a_morning(const Moved& moved) {
    return exactly(static_cast<double>(team(RoomKind::field, moved.over({}), 0).size()));
}

Measured at_one_spot(RoomKind kind, const Moved& moved) {
    scenario::Settings s;
    s.mobility.work.team_circle_m = 0;
    s = moved.over(s);
    double together = 0;
    double slots = 0;
    for (int day = 0; day < 400; ++day) {
        const auto a = team(kind, s, 0, day);
        const auto b = team(kind, s, 1, day);
        for (std::size_t i = 0; i < a.size(); ++i) {
            together += between(a[i], b[i]) == 0 ? 1 : 0;
            slots += 1;
        }
    }
    return share_of(together, slots);
}

Measured team_metres(const Moved& moved) {
    scenario::Settings s;
    s.mobility.work.field_together = 1;
    s = moved.over(s);
    return exactly(between(team(RoomKind::field, s, 0)[0], team(RoomKind::field, s, 1)[0]));
}

} // namespace

std::vector<Outcome> team_outcomes() {
    return {{"share of half days with tea", tea_share},
            {"minutes of work before tea", until_tea},
            {"minutes of tea", tea_minutes},
            {"metres between two at tea", tea_metres},
            {"minutes of a shift before its meal", until_the_meal},
            {"minutes of a shift's meal", meal_minutes},
            {"others at the table of a shift's meal", meal_mates},
            {"metres from that table's middle", from_the_tables_middle},
            {"metres from table to table", table_to_table},
            {"spots of a team in four hours", spots_of_a_morning},
            {"share of a farm team's spots that are one",
             [](const Moved& m) { return at_one_spot(RoomKind::field, m); }},
            {"share of a small team's spots that are one",
             [](const Moved& m) { return at_one_spot(RoomKind::small_work, m); }},
            {"metres between two at one spot", team_metres}};
}

} // namespace truyvet::conformance
