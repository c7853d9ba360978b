// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/campaign_mix.hpp"
#include "models/core/days.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace truyvet;
using namespace truyvet::adoption;

namespace {

const core::TimePoint start{};

Campaign means(double reach, double convinced, double cost, double days = 30) {
    Campaign c;
    c.name = "m";
    c.start = start;
    c.end = start + core::from_days(days);
    c.reached_per_day = reach;
    c.convinced = convinced;
    c.cost_vnd = cost;
    return c;
}

/// The same by looking at every mix of a grid: slow, and nothing but the definition.
double cheapest_by_grid(const MixProblem& p, int steps) {
    const auto most = p.most();
    double least = 1e300;
    for (int a = 0; a <= steps; ++a) {
        for (int b = 0; b <= steps; ++b) {
            for (int c = 0; c <= steps; ++c) {
                const std::vector<double> x{most[0] * a / steps, most[1] * b / steps,
                                            most[2] * c / steps};
                if (p.installed(x) >= p.installs) {
                    least = std::min(least, p.cost_vnd(x));
                }
            }
        }
    }
    return least;
}

MixProblem drawn(unsigned seed) {
    std::mt19937 draw(seed);
    std::uniform_real_distribution<double> u(0, 1);
    MixProblem p;
    for (int k = 0; k < 3; ++k) {
        p.means.push_back(means(0.02 + 0.3 * u(draw), 0.05 + 0.5 * u(draw), 100 + 5000 * u(draw)));
    }
    for (std::uint32_t mask = 1; mask < 8; ++mask) {
        p.segments.push_back({mask, 1000 + 1000 * u(draw), 800, 300 * u(draw)});
    }
    const double now = p.installed({0, 0, 0});
    p.installs = now + (0.3 + 0.5 * u(draw)) * (p.installed(p.most()) - now);
    return p;
}

} // namespace

TEST_CASE("No mix of a grid is cheaper than the one found, and it is on target") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const MixProblem p = drawn(seed);
        const Mix mix = best_mix(p);
        INFO(seed);
        CHECK(mix.on_target);
        CHECK(mix.installs == Approx(p.installs).margin(0.5));
        const double grid = cheapest_by_grid(p, 40);
        CHECK(mix.cost_vnd <= grid * (1 + 1e-9));
        CHECK(mix.cost_vnd > 0.85 * grid); // a grid of 40 is no coarser
    }
}

TEST_CASE("A budget that does not suffice is spent where it goes furthest") {
    MixProblem p = drawn(3);
    p.budget_vnd = 0.4 * best_mix(p).cost_vnd;
    const Mix mix = best_mix(p);
    CHECK_FALSE(mix.on_target);
    CHECK(mix.cost_vnd == Approx(p.budget_vnd));
    CHECK(mix.installs < p.installs);
    CHECK(mix.installs > p.installed({0, 0, 0}));
}

TEST_CASE("Means that cannot get there all run in full, and what is short is left to be said") {
    MixProblem p = drawn(5);
    p.installs = 1e9;
    const Mix mix = best_mix(p);
    CHECK_FALSE(mix.on_target);
    CHECK(mix.reached == p.most());
}

TEST_CASE("The parts' installs add up to the gain, and growth ends at the mix") {
    const MixProblem p = drawn(7);
    const Mix mix = best_mix(p);
    double gain = 0;
    double cost = 0;
    for (const MixPart& part : mix.parts) {
        gain += part.installs;
        cost += part.cost_vnd;
    }
    CHECK(gain == Approx(mix.installs - p.installed({0, 0, 0})));
    CHECK(cost == Approx(mix.cost_vnd));
    CHECK(installed_by(p, mix, p.means[0].end) == Approx(mix.installs).epsilon(1e-6));
    CHECK(installed_by(p, mix, start) == Approx(p.installed({0, 0, 0})));
}
