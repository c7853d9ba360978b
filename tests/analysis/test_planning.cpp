// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random.hpp"
#include "sim/analysis/planning.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::analysis;

namespace {

constexpr std::size_t replicates = 20;

/// What a world is, from which replicates are drawn.
struct World {
    std::vector<adoption::Part> parts;
    std::vector<double> contacts; ///< adds up to 1
    double detection = 0.5;

    [[nodiscard]] adoption::PlanningProblem problem() const {
        adoption::PlanningProblem p;
        p.parts = parts;
        p.contacts = contacts;
        p.active_share = 0.8;
        p.detection = detection;
        return p;
    }
};

/// Three districts of which people meet mostly their own.
World apart() {
    return {{{"town", 100, 70, 20}, {"valley", 200, 100, 20}, {"hills", 100, 40, 5}},
            {0.40, 0.04, 0.01, 0.04, 0.30, 0.01, 0.01, 0.01, 0.18}};
}

/// Alike, and everybody meets everybody: no split is better than another.
World alike() {
    World w;
    for (int i = 0; i < 4; ++i) {
        w.parts.push_back({"part", 100, 60, 10});
    }
    w.contacts.assign(16, 1.0 / 16);
    return w;
}

/// Some 200 pairs and 40 with both phones active a replicate.
Planning drawn(const World& world, std::uint64_t seed) {
    auto draw = core::Randomness(seed, 0).stream(core::Purpose{"test.planning"});
    Planning planning;
    planning.problem = world.problem();
    for (std::size_t i = 0; i < replicates; ++i) {
        PlanReplicate r;
        const double size = draw.gamma(20, 10);
        for (const double c : world.contacts) {
            r.pairs.push_back(draw.poisson(size * c));
        }
        r.both_active = draw.poisson(40);
        for (int k = 0; k < static_cast<int>(r.both_active); ++k) {
            r.found += draw.bernoulli(world.detection) ? 1 : 0;
        }
        planning.replicates.push_back(std::move(r));
    }
    planning.problem = without_fold(planning, replicates, replicates);
    return planning;
}

/// Of 300 draws of the world, those in which the interval holds the truth; `narrow` makes the
/// interval narrower.
template <class Get>
int covered(const World& world, double truth, Get get, double narrow = 1) {
    int n = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Estimate e = get(estimate(drawn(world, seed), 60));
        REQUIRE(e.lo);
        n += std::abs(truth - *e.mean) <= narrow * (*e.hi - *e.mean) ? 1 : 0;
    }
    return n;
}

/// 95 % of 300, 4.5 standard errors below: false alarm 3e-6 for intervals that hold what they say;
/// slightly less is due to the delta method with 20 replicates.
constexpr double least_covered = 300 * 0.95 - 4.5 * 3.77;

} // namespace

TEST_CASE("Intervals of a plan hold the recall and the gain that the world gives",
          "[statistical]") {
    const World w = apart();
    const auto p = w.problem();
    const double even = adoption::spread_evenly(p, 60).recall;
    const auto recall = [](const PlanEstimates& e) { return e.even; };
    CHECK(covered(w, even, recall) > least_covered);
    CHECK(covered(w, even, recall, 0.5) < least_covered); // planted fault
    const auto gain = [](const PlanEstimates& e) { return e.even_gain; };
    CHECK(covered(w, even - p.recall(p.today()), gain) > least_covered);
}

TEST_CASE("Where no split is better, none is said to be", "[statistical]") {
    const World w = alike();
    const auto difference = [](const PlanEstimates& e) { return e.best_less_even; };
    CHECK(covered(w, 0, difference) > least_covered);
    // Planted fault: judged on what it was chosen by, the best split always seems better.
    int praised = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const auto planning = drawn(w, seed);
        praised += adoption::spread_best(planning.problem, 60).recall >
                           adoption::spread_evenly(planning.problem, 60).recall * 1.001
                       ? 1
                       : 0;
    }
    CHECK(praised > 290);
}

TEST_CASE("Where people meet their own, the best split is seen to be better") {
    const auto e = estimate(drawn(apart(), 1), 60);
    CHECK(*e.best_less_even.lo > 0);
    CHECK(*e.best.mean - *e.now.mean == Approx(*e.best_gain.mean));
    CHECK(*e.best_gain.mean - *e.even_gain.mean == Approx(*e.best_less_even.mean));
    Planning one = drawn(apart(), 1);
    one.replicates.resize(1);
    const auto single = estimate(one, 60);
    CHECK(single.best.mean);
    CHECK_FALSE(single.best.lo); // one replicate gives no interval
}
