// SPDX-License-Identifier: GPL-2.0-only
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;

TEST_CASE("One row per contact and 5 s") {
    ContactHistory history;
    const ContactId a = person(1).id(day);
    const ContactId b = person(2).id(day);
    CHECK(history.record(a, day, -60));
    CHECK_FALSE(history.record(a, day + 4999ms, -50));
    CHECK(history.record(b, day + 4999ms, -50));
    CHECK(history.record(a, day + 5000ms, -50));
    // Counted from the last row kept, not from the last one heard.
    CHECK_FALSE(history.record(a, day + 9999ms, -50));
    CHECK(history.record(a, day + 10s, -50));
    CHECK(history.sightings().size() == 4);
}

TEST_CASE("A clock set back does not write a contact's row twice") {
    ContactHistory history;
    const ContactId a = person(1).id(day);
    CHECK(history.record(a, day + 1min, -60));
    CHECK_FALSE(history.record(a, day, -60));
}

TEST_CASE("Days beyond those to keep are forgotten") {
    ContactHistory history(std::chrono::days{14});
    const ContactId a = person(1).id(day);
    for (int d = 0; d < 31; ++d) {
        history.record(a, day + std::chrono::days{d}, -60);
        history.record(a, day + std::chrono::days{d} + 12h, -60);
        CHECK(history.sightings().front().time >= day + std::chrono::days{d} + 12h - 15 * 24h);
    }
    history.forget_before(day + std::chrono::days{30});
    CHECK(history.sightings().size() == 2);
}

TEST_CASE("Own identifiers are kept by row where they are known") {
    ContactHistory history;
    const ContactId a = person(1).id(day);
    history.record(a, day, -60);
    history.set_own(person(2).id(day));
    history.record(a, day + 1min, -60);
    history.set_own(person(2).id(day + 15min));
    history.record(a, day + 15min, -60);
    history.set_own(person(2).id(day));
    history.record(a, day + 16min, -60);
    history.set_own(std::nullopt);
    history.record(a, day + 17min, -60);
    const auto rows = history.sightings();
    CHECK(history.own(rows[0]) == nullptr);
    CHECK(*history.own(rows[1]) == person(2).id(day));
    CHECK(*history.own(rows[2]) == person(2).id(day + 15min));
    CHECK(*history.own(rows[3]) == person(2).id(day));
    CHECK(history.own(rows[4]) == nullptr);
    CHECK(history.own_ids().size() == 2);
}

TEST_CASE("A history refuses more own identifiers than it can tell apart") {
    ContactHistory history;
    ContactId own;
    for (std::uint32_t i = 0; i < 65535; ++i) {
        own.bytes[0] = static_cast<std::uint8_t>(i);
        own.bytes[1] = static_cast<std::uint8_t>(i >> 8);
        history.set_own(own);
    }
    own.bytes[2] = 1;
    CHECK_THROWS_AS(history.set_own(own), std::length_error);
}
