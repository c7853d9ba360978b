// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/assert.hpp"
#include "models/core/id.hpp"
#include "models/core/time.hpp"

#include <catch2/catch.hpp>

using namespace truyvet::core;

namespace {

std::string message(void (*broken)()) {
    try {
        broken();
    } catch (const BrokenPromise& e) {
        return e.what();
    }
    return "held";
}

enum class Gear : std::uint8_t { first = 1, second };

} // namespace

TEST_CASE("A broken promise says where, what, and with which values") {
    const std::string text = message([] {
        const std::size_t rank = 7;
        const double share = 0.25;
        TRUYVET_EXPECT(rank < 7, rank, share);
    });
    CHECK_THAT(text, Catch::StartsWith("tests/core/test_assert.cpp:"));
    CHECK_THAT(text, Catch::EndsWith(": does not hold: rank < 7; rank, share = 7, 0.25"));
    CHECK(message([] { TRUYVET_EXPECT(1 + 1 == 2, 1 + 1); }) == "held");
    CHECK_THAT(message([] { TRUYVET_EXPECT(false); }), Catch::EndsWith("hold: false"));
}

TEST_CASE("Operands are named types too: identifiers, days, times, durations, words") {
    CHECK(detail::operand(PersonId{5}) == "5");
    CHECK(detail::operand(LocalDay{18000}) == "18000");
    CHECK(detail::operand(start_of(LocalDay{1})) == "61200000");
    CHECK(detail::operand(Milliseconds{30}) == "30");
    CHECK(detail::operand(Gear::second) == "2");
    CHECK(detail::operand(std::string("bus")) == "'bus'");
}

TEST_CASE("Operands are looked at only when the promise is broken") {
    int looked = 0;
    const auto costly = [&] { return ++looked; };
    TRUYVET_EXPECT(true, costly());
    CHECK(looked == 0);
}
