// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/static_id.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;

TEST_CASE("Version 1 follows java.util.Random") {
    // java.util.Random(0).nextLong() is -4962768465676381896, Random(42) -5025562857975149833.
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    CHECK(static_id(TimePoint{0ms})[0] == alphabet[4962768465676381896ULL % 62]);
    CHECK(static_id(TimePoint{42ms})[0] == alphabet[5025562857975149833ULL % 62]);
    CHECK(static_id(day).size() == 6);
}

TEST_CASE("Version 1 collides within a millisecond and is found by trying a day's") {
    CHECK(static_id(day) == static_id(day));
    const std::string seen = static_id(day + 5h + 123ms);
    auto guess = day + 5h; // the attacker knows the hour: 3.6 million tries
    while (static_id(guess) != seen) {
        guess += 1ms;
    }
    CHECK(guess <= day + 5h + 123ms);
}

TEST_CASE("Version 1's identifiers of many milliseconds are nearly all distinct") {
    // 200,000 of 62^6: 0.35 pairs expected by chance; more than 6 has a probability below 1e-6.
    std::set<std::string> ids;
    const int n = 200000;
    for (int i = 0; i < n; ++i) {
        ids.insert(static_id(day + std::chrono::milliseconds{i}));
    }
    CHECK(n - static_cast<int>(ids.size()) <= 6);
}
