// SPDX-License-Identifier: GPL-2.0-only
#include "tests/validation/survey.hpp"

#include "models/contact/encounters.hpp"
#include "models/mobility/synthetic.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

using namespace truyvet;
using namespace truyvet::contact;
using population::RoomKind;

namespace {

/// Partners a badge heard for 15 minutes or more in a day, per person and day, from one of the
/// file's days on. Of all pairs of the building that is a share too, but one that falls with the
/// building's size.
double counted(const std::string& file, char separator, long first_day = 0) {
    std::ifstream in(validation::reference(file));
    std::map<std::tuple<long, std::string, std::string>, int> bins;
    std::set<std::pair<long, std::string>> person_days;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::stringstream cells(line);
        std::string time;
        std::string a;
        std::string b;
        std::getline(cells, time, separator);
        std::getline(cells, a, separator);
        std::getline(cells, b, separator);
        const long day = std::stol(time) / 86400;
        if (day < first_day) {
            continue;
        }
        ++bins[{day, std::min(a, b), std::max(a, b)}];
        person_days.insert({day, a});
        person_days.insert({day, b});
    }
    double pairs = 0;
    for (const auto& [pair, n] : bins) {
        pairs += n >= 45 ? 1 : 0; // 45 bins of 20 s
    }
    return 2 * pairs / static_cast<double>(person_days.size());
}

/// What badges would have counted among the people of such rooms. They hear each other within
/// about 1.5 m when both are turned to each other, which we take as 45 degrees to either side of
/// each one's front: one part in 16 of the time at places of one's own, where people face their
/// work; always while people stand together between moves of half an hour or less. Both are
/// assumptions.
double badged(RoomKind kind, population::Role role) {
    const core::Randomness chance(1, 0);
    population::PopulationSettings settings;
    settings.people = 60000;
    const population::Population people =
        population::make(population::select(population::read_census(TRUYVET_CENSUS), {"hai-duong"}),
                         settings, chance);
    const mobility::SyntheticMobility mobility(people, {}, chance);
    EncounterFinder finder(mobility, {.through_walls = false});
    Encounters encounters;
    const core::LocalDay monday = core::local_day(std::chrono::year_month_day{
        std::chrono::year{2021}, std::chrono::May, std::chrono::day{17}});
    double days = 0;
    double long_pairs = 0;
    for (std::uint32_t i = 0; i < people.people() && days < 4000; ++i) {
        const core::PersonId p{i};
        const core::RoomId room = people.day_room(p);
        if (!room.exists() || people.kind(room) != kind || people.role(p) != role) {
            continue;
        }
        const core::LocalDay day = monday + static_cast<int>(i % 5);
        finder.find(p, core::start_of(day), core::start_of(day + 1), encounters);
        std::map<core::PersonId, double> heard;
        for (const Encounter& e : encounters.all()) {
            for (const Proximity& s : encounters.segments(e)) {
                const double length = core::seconds(s.to - s.from);
                if (e.room == room && s.distance_m <= 1.5F) {
                    heard[e.other] += length <= 1800 ? length : length / 16;
                }
            }
        }
        ++days;
        for (const auto& [other, seconds] : heard) {
            long_pairs += seconds >= 900 ? 1 : 0;
        }
    }
    return long_pairs / days;
}

bool within_factor(double a, double b, double factor) {
    return a < b * factor && b < a * factor;
}

} // namespace

TEST_CASE("A primary school's badges count as many long contacts", "[validation]") {
    const double real = counted("networks/lyon_primary_school.csv", '\t');
    const double made = badged(RoomKind::classroom, population::Role::primary);
    CAPTURE(real, made);
    CHECK(within_factor(made, real, 1.5));
    CHECK_FALSE(within_factor(2.5 * made, real, 1.5)); // the planted fault
}

TEST_CASE("An office's badges count as many long contacts", "[validation]") {
    // Tea was fitted to the first of the two weeks (days 0 to 4); the second one tests it. It holds
    // 20 long pairs in 336 days: 0.119, standard error 0.03. The office made comes to 0.099; with
    // the factor of 1.5 a model that is right fails in some 5 % of such weeks.
    const double real = counted("networks/invs13_office.csv", ',', 7);
    const double made = badged(RoomKind::office, population::Role::official);
    CAPTURE(real, made);
    CHECK(within_factor(made, real, 1.5));
    CHECK_FALSE(within_factor(2.5 * made, real, 1.5));
}
