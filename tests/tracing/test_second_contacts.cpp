// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/second_contacts.hpp"

#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace truyvet;
using core::PersonId;
using mobility::SmallWorld;

TEST_CASE("F2 are the close contacts of F1 from when these could be infectious") {
    const SmallWorld world(3000);
    contact::EncounterFinder finder(world.mobility, {});
    epidemic::IndexCase course;
    course.person = PersonId{1234};
    course.onset = core::start_of(world.monday + 1);
    course.isolation = core::start_of(world.monday + 6);
    course.result = course.isolation + std::chrono::hours{12};
    const core::TimePoint from = course.onset - std::chrono::days{2};
    const auto file = tracing::investigate(9, course, from, world.mobility, {}, finder);

    tracing::SecondContactSettings settings;
    settings.follow_every = 1;
    tracing::SecondContacts second_contacts(world.mobility, {}, settings, file, finder);
    std::vector<PersonId> expected;
    for (std::uint32_t i = 0; i < file.candidates.size(); ++i) {
        const tracing::Candidate& c = file.candidates[i];
        const tracing::CaseFile* second = second_contacts.of(i);
        if (c.met + std::chrono::days{3} >= course.result) {
            CHECK(second == nullptr);
            continue;
        }
        REQUIRE(second != nullptr);
        CHECK(second == second_contacts.of(i)); // made once
        CHECK(second->course.person == c.person);
        CHECK(second->from == c.met + std::chrono::days{3});
        CHECK(second->to == course.result);
        CHECK(second->number != file.number);
        for (const tracing::Candidate& d : second->candidates) {
            if (c.close_contact && d.close_contact) {
                expected.push_back(d.person);
            }
        }
    }
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    std::erase_if(expected, [&](PersonId p) {
        return p == course.person ||
               std::any_of(file.candidates.begin(), file.candidates.end(),
                           [&](const auto& c) { return c.close_contact && c.person == p; });
    });
    CHECK(!expected.empty());
    CHECK(second_contacts.truth() == expected);
}
