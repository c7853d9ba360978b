// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/linear_table.hpp"
#include "models/core/root.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace truyvet::core;

TEST_CASE("A table is straight between its nodes and flat beyond them") {
    const std::vector<double> nodes{1, 3, 2};
    for (const double x : {0.0, 0.25, 0.999, 1.0, 1.5}) {
        const double expected = x < 1 ? 1 + 2 * x : 3 - (x - 1);
        CHECK(between_nodes(nodes.data(), x) == Approx(expected));
        CHECK(within_nodes<double>(nodes, x) == between_nodes(nodes.data(), x));
    }
    CHECK(within_nodes<double>(nodes, -5) == 1);
    CHECK(within_nodes<double>(nodes, 2) == 2);
    CHECK(within_nodes<double>(nodes, 1e9) == 2);
}

TEST_CASE("A root is found where there is one, else the nearer end") {
    const auto f = [](double x) { return std::exp(x) - 2; };
    CHECK(root_of(f, -30, 30) == Approx(std::log(2.0)).epsilon(1e-14));
    CHECK(root_of(f, 1, 30) == 1);
    CHECK(root_of(f, -30, 0) == 0);
    const auto within_half = [](double a, double b) { return b - a <= 0.5; };
    const auto [lo, hi] = bracket_of_root(f, -30, 30, within_half);
    CHECK(f(lo) < 0);
    CHECK(f(hi) >= 0);
    CHECK(hi - lo <= 0.5);
    CHECK_THROWS_AS(root_of(f, 1, -1), BrokenPromise);
}
