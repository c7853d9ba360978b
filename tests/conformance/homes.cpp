// SPDX-License-Identifier: GPL-2.0-only
// At home: how large it is, in bed, at the table, in the living room.
#include "tests/conformance/one_room.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using mobility::FloorPlan;
using mobility::MobilitySettings;
using mobility::Position;

FloorPlan plan_of(std::uint32_t household, const MobilitySettings& s) {
    return mobility::floor_plan(province(), s, province().home(core::HouseholdId{household}));
}

Measured rooms_of_all(const Moved& moved) {
    scenario::Settings s;
    s.mobility.home.most_rooms = 255;
    s = moved.over(s);
    double rooms = 0;
    for (std::uint32_t h = 0; h < province().households(); ++h) {
        rooms += plan_of(h, s.mobility).parts;
    }
    return exactly(rooms);
}

Measured most_rooms(const Moved& moved) {
    scenario::Settings s;
    s.mobility.home.room_m2 = 5;
    s = moved.over(s);
    double most = 0;
    for (std::uint32_t h = 0; h < province().households(); ++h) {
        most = std::max<double>(most, plan_of(h, s.mobility).parts);
    }
    return exactly(most);
}

/// The first household of so many in a home of its own.
std::uint32_t household_of(std::uint32_t people) {
    std::uint32_t h = 0;
    while (province().members(core::HouseholdId{h}).count != people ||
           province().boards(core::HouseholdId{h})) {
        ++h;
    }
    return h;
}

Measured floor_of_one(const Moved& moved) {
    const FloorPlan plan = plan_of(household_of(1), moved.over({}).mobility);
    return exactly(double{plan.width_m} * plan.depth_m * plan.parts);
}

/// All of them sit at the table once a day, at the very middle; awake they are in the living room.
scenario::Settings simple() {
    scenario::Settings s;
    s.mobility.home.meals = {1110, 1110, 1110, 1110};
    s.mobility.home.table_m = 0;
    s.mobility.home.living_room_share = 1;
    s.mobility.home.rise = 300;
    return s;
}

/// A whole day of one of a household of four.
std::vector<Position> day_of(const scenario::Settings& s, std::uint32_t member, int day = 0) {
    static const std::uint32_t h = household_of(4);
    const core::PersonId person = province().members(core::HouseholdId{h})[member];
    return positions_of(province(), s.mobility, person, province().home(core::HouseholdId{h}),
                        monday + day, 0, 1440);
}

Position table_of(const scenario::Settings& s) {
    const FloorPlan plan = plan_of(household_of(4), s.mobility);
    Position middle{};
    middle.x_m = plan.width_m / 2;
    middle.y_m = plan.depth_m / 2;
    return middle;
}

template <class Of>
double minutes_where(const std::vector<Position>& day, Of of) {
    double minutes = 0;
    for (const Position& p : day) {
        minutes += of(p) ? minutes_of(p) : 0;
    }
    return minutes;
}

Measured minutes_in_bed(const Moved& moved) {
    return exactly(minutes_where(day_of(moved.over(simple()), 0),
                                 [](const Position& p) { return p.part != 0; }));
}

Measured minutes_at_table(const Moved& moved) {
    const scenario::Settings s = moved.over(simple());
    const Position middle = table_of(s);
    return exactly(minutes_where(
        day_of(s, 0), [&](const Position& p) { return p.part == 0 && between(p, middle) < 1e-4; }));
}

std::int64_t minute(const Position& p) {
    return std::chrono::floor<std::chrono::minutes>(p.from - core::start_of(monday)).count() % 1440;
}

/// Slots awake, but for the meal.
template <class Use>
void for_waking(const scenario::Settings& s, int days, Use use) {
    for (int day = 0; day < days; ++day) {
        for (const Position& p : day_of(s, 0, day)) {
            const std::int64_t m = minute(p);
            if (m >= 300 && m < 1320 && m != 1110) {
                use(p);
            }
        }
    }
}

Measured living_share(const Moved& moved) {
    double living = 0;
    double all = 0;
    for_waking(moved.over(simple()), 100, [&](const Position& p) {
        living += p.part == 0 ? 1 : 0;
        all += 1;
    });
    return share_of(living, all);
}

Measured places_of_a_day(const Moved& moved) {
    scenario::Settings s = simple();
    s.mobility.home.rise = 360; // a multiple of both lengths
    s.mobility.home.meals = {0, 0, 0, 0};
    s = moved.over(s);
    double places = 0;
    for (const Position& p : day_of(s, 0)) {
        places += minute(p) >= 360 && minute(p) < 1320 ? 1 : 0;
    }
    return exactly(places);
}

Measured off_the_wall(const Moved& moved) {
    double least = 1e9;
    for_waking(moved.over(simple()), 200,
               [&](const Position& p) { least = std::min<double>(least, p.x_m); });
    return exactly(least);
}

Measured from_the_table(const Moved& moved) {
    const scenario::Settings s = moved.over(simple());
    const auto day = day_of(s, 0);
    const auto meal =
        std::find_if(day.begin(), day.end(), [](const Position& p) { return minute(p) == 1110; });
    return exactly(between(*meal, table_of(s)));
}

Measured guest_from_the_table(const Moved& moved) {
    const scenario::Settings s = moved.over(simple());
    const core::RoomId home = province().home(core::HouseholdId{household_of(4)});
    const core::PersonId guest = province().members(core::HouseholdId{household_of(1)})[0];
    return exactly(between(
        positions_of(province(), s.mobility, guest, home, monday, 600, 660).front(), table_of(s)));
}

Measured bed_mates(const Moved& moved) {
    scenario::Settings s = simple();
    s.mobility.home.off_walls_m = 0;
    s = moved.over(s);
    return exactly(between(day_of(s, 0).front(), day_of(s, 1).front()));
}

} // namespace

std::vector<Outcome> home_outcomes() {
    return {{"rooms of all homes", rooms_of_all},
            {"rooms of the home with most", most_rooms},
            {"floor of the home of one", floor_of_one},
            {"minutes in bed", minutes_in_bed},
            {"minutes at the table at home", minutes_at_table},
            {"share of waking time at home in the living room", living_share},
            {"places at home on a waking day", places_of_a_day},
            {"least metres to a wall at home", off_the_wall},
            {"metres from the table's middle at home", from_the_table},
            {"metres of a guest from the table's middle", guest_from_the_table},
            {"metres between two in a bed", bed_mates}};
}

} // namespace truyvet::conformance
