// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/categorical.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace truyvet::core;

TEST_CASE("Categorical draws in proportion", "[statistical]") {
    const std::vector<double> weights{1, 0, 3, 6, 0.5, 2};
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const Categorical pick(weights);
    std::vector<int> counts(weights.size());
    const int n = 500000;
    auto s = Randomness(5, 0).stream(Purpose{"test.categorical"});
    for (int i = 0; i < n; ++i) {
        ++counts[pick(s)];
    }
    CHECK(counts[1] == 0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        // 5 standard errors: false alarm 6e-7 each.
        const double p = weights[i] / sum;
        CHECK(std::abs(counts[i] - n * p) <= 5 * std::sqrt(n * p * (1 - p)));
    }
}

TEST_CASE("Categorical refuses impossible weights") {
    CHECK_THROWS_AS(Categorical(std::vector<double>{0, 0}), std::invalid_argument);
    CHECK_THROWS_AS(Categorical(std::vector<double>{1, -1}), std::invalid_argument);
    CHECK_THROWS_AS(Categorical(std::vector<double>{1, std::nan("")}), std::invalid_argument);
}

TEST_CASE("Apportioned counts add up and stay within one of exact") {
    const std::vector<double> weights{0.1, 0.2, 0, 0.3, 0.4001};
    for (const std::uint64_t total : {0ULL, 1ULL, 7ULL, 730420ULL}) {
        const auto counts = apportion(total, weights);
        CHECK(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == total);
        CHECK(counts[2] == 0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            CHECK(std::abs(static_cast<double>(counts[i]) - total * weights[i] / 1.0001) <= 1.0);
        }
    }
}
