// SPDX-License-Identifier: GPL-2.0-only
// Wrong calls are told with their operands instead of reading beside an array.
#include "models/adoption/phones.hpp"
#include "models/adoption/planner.hpp"
#include "models/contact/close_contacts.hpp"
#include "models/contact/sample.hpp"
#include "models/core/assert.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using Catch::Matchers::Contains;
using core::BrokenPromise;
using mobility::SmallWorld;

TEST_CASE("Rooms and households that are not there, or are of another kind") {
    const SmallWorld world(500);
    const population::Population& people = world.people;
    const core::RoomId home{0};
    CHECK_THROWS_WITH(people.day_members(home), Contains("!is_home(r)") && Contains("= 0, "));
    CHECK_THROWS_AS(people.day_members(core::RoomId{people.rooms()}), BrokenPromise);
    CHECK_THROWS_AS(people.district_of_room(home), BrokenPromise);
    CHECK_THROWS_AS(people.boarders(home), BrokenPromise);
    CHECK_THROWS_AS(people.yard(core::HouseholdId{people.households()}), BrokenPromise);
    CHECK_NOTHROW(people.day_members(core::RoomId{people.households()}));
}

TEST_CASE("People beyond the last one, in finding contacts and in sampling") {
    const SmallWorld world(500);
    contact::EncounterFinder finder(world.mobility, {});
    contact::CloseContactFinder rule(world.mobility, {});
    contact::Encounters encounters;
    std::vector<contact::CloseContact> found;
    const core::TimePoint start = core::start_of(world.monday);
    const core::PersonId nobody{world.people.people()};
    CHECK_THROWS_WITH(finder.find(nobody, start, start + std::chrono::hours{1}, encounters),
                      Contains(std::to_string(nobody.value)));
    CHECK_THROWS_AS(contact::sample_diaries(world.mobility, {0, 0}, world.monday, 1, world.chance),
                    BrokenPromise);
    CHECK_THROWS_AS(
        contact::sample_diaries(world.mobility, {nobody.value, 1}, world.monday, 1, world.chance),
        BrokenPromise);
}

TEST_CASE("Phones of nobody, and parts that do not fit each other in planning") {
    const SmallWorld world(500);
    const adoption::People people = adoption::people_of(world.people, world.chance);
    const adoption::Ownership ownership(people, {});
    const adoption::Phones phones(people, ownership, {}, world.chance);
    CHECK_THROWS_WITH(phones.of(core::PersonId{people.count}), Contains("people_.count"));
    CHECK_THROWS_AS(phones.carrier(core::PersonId{people.count}), BrokenPromise);
    adoption::People elsewhere = people;
    elsewhere.provinces.clear();
    CHECK_THROWS_AS(adoption::counted_ages(elsewhere), BrokenPromise);

    adoption::PlanningProblem problem;
    problem.parts = {{"a", 10, 5, 1}, {"b", 10, 5, 1}};
    problem.contacts = {0.5, 0.1, 0.1};
    CHECK_THROWS_AS(problem.recall({1, 1}), BrokenPromise);
    problem.contacts.push_back(0.3);
    CHECK_THROWS_AS(problem.recall({1}), BrokenPromise);
    CHECK_NOTHROW(problem.recall({1, 1}));
}
