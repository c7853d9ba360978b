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

namespace {

/// Two provinces with coaches between them, night lines, and boarding houses in one of them.
SmallWorld neighbours(std::uint64_t size) {
    population::PopulationSettings coaches = SmallWorld::settings_for(size);
    coaches.people_per_town_room[population::venue_index(RoomKind::coach)] = 3500;
    MobilitySettings settings;
    settings.work.night_lines = 0.15;
    return {coaches, settings, 1, {"bac-giang", "lao-cai"}};
}

} // namespace

TEST_CASE("Occupants are exactly the inverse of stays") {
    const SmallWorld world = neighbours(6000);
    for (const core::LocalDay day : {world.monday, world.saturday}) {
        std::map<RoomId, std::vector<std::pair<PersonId, core::TimePoint>>> eager;
        std::vector<Stay> stays;
        for (std::uint32_t i = 0; i < world.people.people(); ++i) {
            world.mobility.stays(PersonId{i}, day, stays);
            for (const Stay& s : stays) {
                eager[s.room].emplace_back(PersonId{i}, s.from);
            }
        }
        std::vector<Occupant> present;
        for (std::uint32_t r = 0; r < world.people.rooms(); ++r) {
            world.mobility.occupants(RoomId{r}, day, present);
            std::vector<std::pair<PersonId, core::TimePoint>> lazy;
            for (const Occupant& p : present) {
                REQUIRE(p.stay.room == RoomId{r});
                lazy.emplace_back(p.person, p.stay.from);
            }
            REQUIRE(lazy == eager[RoomId{r}]);
        }
    }
}

TEST_CASE("Occupants of an hour are those of the day who are there then") {
    const SmallWorld world = neighbours(6000);
    std::vector<Occupant> day;
    std::vector<Occupant> hour;
    double found = 0;
    for (std::uint32_t r = 0; r < world.people.rooms(); r += 7) {
        world.mobility.occupants(RoomId{r}, world.monday, day);
        for (const int begin : {6, 9, 12, 17, 20, 23}) {
            const core::TimePoint from = core::start_of(world.monday) + std::chrono::hours{begin};
            const core::TimePoint to = from + std::chrono::hours{1};
            world.mobility.occupants(RoomId{r}, from, to, hour);
            std::size_t next = 0;
            for (const Occupant& o : day) {
                if (o.stay.from < to && o.stay.to > from) {
                    REQUIRE(next < hour.size());
                    REQUIRE(hour[next].person == o.person);
                    REQUIRE(hour[next].stay.from == o.stay.from);
                    REQUIRE(hour[next].stay.to == o.stay.to);
                    ++next;
                }
            }
            REQUIRE(next == hour.size());
            found += static_cast<double>(next);
        }
    }
    CHECK(found > 5000);
}

TEST_CASE("Travellers spend the day in a town of another province, and people there meet them") {
    const SmallWorld world = neighbours(20000);
    const auto province_of = [&](RoomId room) {
        return world.people.districts()[world.people.district_of_room(room).value].province;
    };
    double travellers = 0;
    double guests = 0;
    std::vector<Stay> stays;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        const PersonId p{i};
        world.mobility.stays(p, world.monday, stays);
        travellers += std::any_of(stays.begin(), stays.end(), [&](const Stay& s) {
            return s.room.exists() && world.people.kind(s.room) == RoomKind::coach;
        });
        guests += std::any_of(stays.begin(), stays.end(), [&](const Stay& s) {
            return s.room.exists() && !world.people.is_home(s.room) &&
                   province_of(s.room) != world.people.province(p);
        });
    }
    CHECK(travellers > 100);
    CHECK(guests == travellers);
}

TEST_CASE("Workers in boarding houses sit in the yard on half of the evenings, with neighbours") {
    const SmallWorld world = neighbours(20000);
    double boarders = 0;
    double in_yard = 0;
    std::vector<Stay> stays;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        const PersonId p{i};
        const RoomId yard = world.people.yard(world.people.household(p));
        world.mobility.stays(p, world.saturday, stays);
        const bool sits = std::any_of(stays.begin(), stays.end(), [&](const Stay& s) {
            return s.room.exists() && world.people.kind(s.room) == RoomKind::yard;
        });
        REQUIRE((yard.exists() || !sits));
        boarders += yard.exists() ? 1 : 0;
        in_yard += sits ? 1 : 0;
    }
    // Binomial, 500 to 700 of them; late at work or away on the road takes some off one half.
    CHECK(boarders > 300);
    CHECK(in_yard / boarders > 0.35);
    CHECK(in_yard / boarders < 0.57);
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
    std::vector<Occupant> present;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        world.mobility.stays(PersonId{i}, world.monday, stays);
        std::vector<Stay> rides;
        std::copy_if(stays.begin(), stays.end(), std::back_inserter(rides), [&](const Stay& s) {
            return s.room.exists() && world.people.kind(s.room) == RoomKind::coach;
        });
        grown_up += world.people.age(PersonId{i}) >= settings.coach.least_age ? 1 : 0;
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
    const double p = settings.coach.trips_a_day;
    CHECK(std::abs(away - grown_up * p) < 3.3 * std::sqrt(grown_up * p));
    CHECK(std::abs(away - 2 * grown_up * p) > 3.3 * std::sqrt(grown_up * p)); // the planted fault
    CHECK(company / away > 1);
}

TEST_CASE("Some lines of factories work at night") {
    MobilitySettings settings;
    settings.work.night_lines = 0.15;
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
