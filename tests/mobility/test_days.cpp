// SPDX-License-Identifier: GPL-2.0-only
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

using namespace truyvet;
using namespace truyvet::mobility;

TEST_CASE("Stays cover the day without gap, nobody is in two places") {
    const SmallWorld world(5000);
    std::vector<Stay> stays;
    for (const core::LocalDay day : {world.monday, world.saturday}) {
        for (std::uint32_t i = 0; i < world.people.people(); ++i) {
            world.mobility.stays(PersonId{i}, day, stays);
            REQUIRE(!stays.empty());
            REQUIRE(stays.front().from == core::start_of(day));
            REQUIRE(stays.back().to == core::start_of(day + 1));
            for (std::size_t s = 0; s < stays.size(); ++s) {
                REQUIRE(stays[s].from < stays[s].to);
                REQUIRE((s == 0 || stays[s - 1].to == stays[s].from));
                REQUIRE((!stays[s].room.exists() || stays[s].room.value < world.people.rooms()));
            }
        }
    }
}

TEST_CASE("Occupants are exactly the inverse of stays") {
    population::PopulationSettings coaches = SmallWorld::settings_for(4000);
    coaches.people_per_town_room[population::venue_index(RoomKind::coach)] = 3500;
    MobilitySettings settings;
    settings.night_lines = 0.15;
    const SmallWorld world(coaches, settings);
    for (const core::LocalDay day : {world.monday, world.saturday}) {
        std::map<RoomId, std::vector<std::pair<PersonId, core::TimePoint>>> eager;
        std::vector<Stay> stays;
        for (std::uint32_t i = 0; i < world.people.people(); ++i) {
            world.mobility.stays(PersonId{i}, day, stays);
            for (const Stay& s : stays) {
                eager[s.room].emplace_back(PersonId{i}, s.from);
            }
        }
        std::vector<Presence> present;
        for (std::uint32_t r = 0; r < world.people.rooms(); ++r) {
            world.mobility.occupants(RoomId{r}, day, present);
            std::vector<std::pair<PersonId, core::TimePoint>> lazy;
            for (const Presence& p : present) {
                REQUIRE(p.stay.room == RoomId{r});
                lazy.emplace_back(p.person, p.stay.from);
            }
            REQUIRE(lazy == eager[RoomId{r}]);
        }
    }
}

TEST_CASE("Days are busy: most workers work on Monday, no pupil learns on Saturday") {
    const SmallWorld world(5000);
    std::vector<Stay> stays;
    const auto out_for_the_day = [&](core::LocalDay day, auto chosen) {
        double all = 0;
        double there = 0;
        for (std::uint32_t i = 0; i < world.people.people(); ++i) {
            const PersonId p{i};
            if (chosen(world.people.role(p))) {
                world.mobility.stays(p, day, stays);
                ++all;
                there += std::any_of(stays.begin(), stays.end(), [&](const Stay& s) {
                    return s.room == world.people.day_room(p);
                });
            }
        }
        return there / all;
    };
    // 97 % are not absent; 2,000 workers: 6 standard errors are 0.023.
    CHECK(out_for_the_day(world.monday, population::works) == Approx(0.97).margin(0.023));
    const auto learns = [](population::Role r) {
        return population::is_pupil(r) && r != population::Role::upper_secondary;
    };
    CHECK(out_for_the_day(world.saturday, learns) == 0);
}

TEST_CASE("A few are away by coach for the day, together with others") {
    population::PopulationSettings coaches = SmallWorld::settings_for(20000);
    coaches.people_per_town_room[population::venue_index(RoomKind::coach)] = 3500;
    const SmallWorld world(coaches, {});
    const MobilitySettings settings;
    double grown_up = 0;
    double away = 0;
    double company = 0;
    std::vector<Stay> stays;
    std::vector<Presence> present;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        world.mobility.stays(PersonId{i}, world.monday, stays);
        std::vector<Stay> rides;
        std::copy_if(stays.begin(), stays.end(), std::back_inserter(rides), [&](const Stay& s) {
            return s.room.exists() && world.people.kind(s.room) == RoomKind::coach;
        });
        grown_up += world.people.age(PersonId{i}) >= settings.coach_age ? 1 : 0;
        if (!rides.empty()) {
            REQUIRE(rides.size() == 2);
            REQUIRE(rides[0].room == rides[1].room);
            REQUIRE(rides[0].to < rides[1].from);
            world.mobility.occupants(rides[0].room, world.monday, present);
            company += static_cast<double>(present.size()) / 2 - 1;
            ++away;
        }
    }
    // Binomial, about 14,000 at 0.011: within 3.3 standard errors but once in 1,000 seeds.
    const double p = settings.coach_trips_a_day;
    CHECK(std::abs(away - grown_up * p) < 3.3 * std::sqrt(grown_up * p));
    CHECK(std::abs(away - 2 * grown_up * p) > 3.3 * std::sqrt(grown_up * p)); // the planted fault
    CHECK(company / away > 1);
}

TEST_CASE("Some lines of factories work at night") {
    MobilitySettings settings;
    settings.night_lines = 0.15;
    const SmallWorld world(SmallWorld::settings_for(20000), settings);
    double at_work = 0;
    double there = 0;
    std::vector<Stay> stays;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        const RoomId room = world.people.day_room(PersonId{i});
        if (!room.exists() || world.people.kind(room) != RoomKind::workshop) {
            continue;
        }
        world.mobility.stays(PersonId{i}, world.monday, stays);
        ++at_work;
        there += stays.front().room == room ? 1 : 0; // at midnight
    }
    CHECK(there > 0);
    CHECK(there < 0.5 * at_work);
}
