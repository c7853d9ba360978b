// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/planner.hpp"
#include "models/core/error.hpp"
#include "models/core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace truyvet;
using namespace truyvet::adoption;

namespace {

/// Three districts of which people meet mostly their own.
PlanningProblem three_districts() {
    PlanningProblem p;
    p.parts = {{"town", 100, 70, 20}, {"valley", 200, 100, 20}, {"hills", 100, 40, 5}};
    p.contacts = {0.40, 0.04, 0.01, 0.04, 0.30, 0.01, 0.01, 0.01, 0.18};
    p.active_share = 0.5;
    p.detection = 0.8;
    return p;
}

/// The best of all splits on a grid of one install.
double best_of_all(const PlanningProblem& p, int more) {
    double best = 0;
    for (int a = 0; a <= more; ++a) {
        for (int b = 0; a + b <= more; ++b) {
            const std::vector<double> split{p.parts[0].installs + a, p.parts[1].installs + b,
                                            p.parts[2].installs + more - a - b};
            const bool possible = split[0] <= p.parts[0].owners && split[1] <= p.parts[1].owners &&
                                  split[2] <= p.parts[2].owners;
            best = possible ? std::max(best, p.recall(split)) : best;
        }
    }
    return best;
}

/// So many installs more, put into parts by chance, a tenth at a time, where phones are left.
std::vector<double> random_split(const PlanningProblem& p, double more, core::Stream& chance) {
    std::vector<double> split;
    for (const auto& part : p.parts) {
        split.push_back(part.installs);
    }
    for (int placed = 0, tried = 0; placed < 10 && tried < 1000; ++tried) {
        const auto i = chance.below(static_cast<std::uint32_t>(split.size()));
        if (split[i] + more / 10 <= p.parts[i].owners) {
            split[i] += more / 10;
            ++placed;
        }
    }
    return split;
}

} // namespace

TEST_CASE("With one part the recall is quadratic in its installs") {
    PlanningProblem p;
    p.parts = {{"all", 1000, 600, 100}};
    p.contacts = {1};
    CHECK(p.recall({300}) == Approx(0.09));
    CHECK(spread_evenly(p, 100).recall == Approx(0.04));
    CHECK(spread_best(p, 100).recall == Approx(0.04));
}

TEST_CASE("The best split is the best of all splits, and keeps within the phones") {
    const PlanningProblem p = three_districts();
    for (const int more : {0, 10, 40, 80, 120}) {
        const Plan best = spread_best(p, more);
        const Plan even = spread_evenly(p, more);
        CHECK(best.recall >= best_of_all(p, more) * (1 - 1e-9));
        CHECK(best.recall >= even.recall);
        CHECK(best.added == Approx(more).margin(1e-9));
        CHECK(even.added == Approx(more).margin(1e-9));
        for (std::size_t i = 0; i < p.parts.size(); ++i) {
            CHECK(best.installs[i] <= p.parts[i].owners + 1e-9);
            CHECK(best.installs[i] >= p.parts[i].installs - 1e-9);
        }
    }
    // Planted fault: the even split is not taken for the best one.
    CHECK(spread_evenly(p, 40).recall < best_of_all(p, 40) * 0.95);
}

TEST_CASE("Random problems: never worse than the even split nor than random splits") {
    auto chance = core::Randomness(4, 0).stream(core::Purpose{"test.planner"});
    for (int round = 0; round < 20; ++round) {
        PlanningProblem p;
        for (int i = 0; i < 6; ++i) {
            const double people = chance.uniform(50, 500);
            p.parts.push_back({"part", people, people * 0.6, people * chance.uniform(0, 0.3)});
        }
        double total = 0;
        for (int i = 0; i < 36; ++i) {
            p.contacts.push_back(chance.exponential(1) * (i % 7 == 0 ? 5 : 1));
            total += p.contacts.back();
        }
        for (double& c : p.contacts) {
            c /= total;
        }
        const double more = chance.uniform(10, 200);
        const Plan best = spread_best(p, more);
        CHECK(best.recall >= spread_evenly(p, more).recall * (1 - 1e-9));
        for (int split = 0; split < 200; ++split) {
            CHECK(best.recall >= p.recall(random_split(p, more, chance)) * (1 - 1e-9));
        }
    }
    // Planted: a plan that puts all installs into the part where they are worth least.
    const PlanningProblem p = three_districts();
    std::vector<double> worst{20, 20, 40};
    int beaten = 0;
    for (int split = 0; split < 200; ++split) {
        beaten += p.recall(random_split(p, 35, chance)) > p.recall(worst) ? 1 : 0;
    }
    CHECK(beaten > 0);
}

TEST_CASE("What a recall needs is the least that gives it, or what is possible is said") {
    const PlanningProblem p = three_districts();
    const double asked = 0.03;
    const Plan even = needed_for(p, asked, spread_evenly);
    CHECK(even.recall >= asked);
    CHECK(spread_evenly(p, even.added - 1).recall < asked);
    CHECK(needed_for(p, asked, spread_best).added < even.added);
    CHECK(needed_for(p, 0.0, spread_best).added == 0);
    CHECK_THROWS_WITH(needed_for(p, 0.5, spread_best),
                      Catch::Contains("on every smartphone it is"));
}
