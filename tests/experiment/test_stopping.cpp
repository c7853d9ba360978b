// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/core/random.hpp"
#include "sim/experiment/stopping.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <vector>

using namespace truyvet;
using analysis::Part;
using experiment::Stopping;

namespace {

constexpr double true_recall = 0.1;

/// One replicate: about 1,600 F1, found at a share that varies from day to day as recall does.
Part replicate(const core::Randomness& chance, std::uint32_t trial, std::uint32_t number) {
    core::Stream draw =
        chance.stream(core::Purpose{"test.stopping"}, core::pair_word(trial, number));
    const double f1 = draw.poisson(1600);
    const double share = true_recall + 0.03 * draw.normal();
    return {f1 * share, f1};
}

struct Outcome {
    double covered = 0;    ///< share of trials whose interval holds the true recall
    double replicates = 0; ///< mean
    double widest = 0;
};

using Next = std::function<std::uint32_t(std::span<const Part>)>;

Outcome outcome_of(std::uint32_t first_batch, const Next& next_after, std::uint32_t trials) {
    const core::Randomness chance(7, 0);
    Outcome sum;
    for (std::uint32_t t = 0; t < trials; ++t) {
        std::vector<Part> parts;
        for (std::uint32_t next = first_batch; next > parts.size(); next = next_after(parts)) {
            while (parts.size() < next) {
                parts.push_back(replicate(chance, t, static_cast<std::uint32_t>(parts.size())));
            }
        }
        const analysis::Estimate e = analysis::ratio(parts, analysis::Range::share);
        sum.covered += (*e.lo <= true_recall && true_recall <= *e.hi) / double(trials);
        sum.replicates += double(parts.size()) / trials;
        sum.widest = std::max(sum.widest, (*e.hi - *e.lo) / 2);
    }
    return sum;
}

scenario::ExperimentSettings wanting(double half_width, std::uint32_t first_batch) {
    scenario::ExperimentSettings settings;
    settings.half_width = half_width;
    settings.replicates = first_batch;
    return settings;
}

} // namespace

// 4,000 trials: the share's standard error is 0.0034; an interval that covers 95 % of the time is
// taken for a fault once in 10^8 runs, one that covers 94 % twice in 1,000.
TEST_CASE("Intervals of runs that stop themselves cover 93 to 97 % of the time") {
    for (const double half_width : {0.012, 0.008, 0.005}) {
        const Stopping stopping(wanting(half_width, scenario::least_first_batch));
        const auto next = [&](auto parts) { return stopping.next(parts); };
        const Outcome o = outcome_of(stopping.first_batch(), next, 4000);
        INFO("half-width " << half_width << ": covered " << o.covered << " with " << o.replicates
                           << " replicates");
        CHECK(o.covered > 0.93);
        CHECK(o.covered < 0.97);
        CHECK(o.widest <= half_width);
        // No more than a batch beyond what the true spread needs, (1.96 * 0.03 / half_width)^2.
        const double needed = std::pow(1.96 * 0.03 / half_width, 2);
        CHECK(o.replicates < 1.25 * needed + scenario::least_first_batch);
        CHECK(o.replicates > 0.9 * needed);
    }
}

TEST_CASE("The same test sees the fault of a rule that looks too early and too often") {
    const auto greedy = [](auto parts) {
        const auto n = static_cast<std::uint32_t>(parts.size());
        return analysis::half_width(parts) <= 0.012 ? n : n + 1;
    };
    const Outcome o = outcome_of(3, greedy, 4000);
    INFO("covered " << o.covered);
    CHECK(o.covered < 0.93);
}

TEST_CASE("Stopping depends on counts alone, and ends at the limit") {
    scenario::ExperimentSettings settings = wanting(1e-6, 20);
    settings.max_replicates = 50;
    const Stopping stopping(settings);
    const core::Randomness chance(1, 0);
    std::vector<Part> parts;
    for (std::uint32_t i = 0; i < 20; ++i) {
        parts.push_back(replicate(chance, 0, i));
    }
    CHECK(stopping.next(parts) == 40); // at most twice as many
    for (std::uint32_t i = 20; i < 40; ++i) {
        parts.push_back(replicate(chance, 0, i));
    }
    CHECK(stopping.next(parts) == 50);
    settings.half_width = 0.5;
    CHECK(Stopping(settings).next(parts) == 40);
    settings.half_width = 0;
    results::Results none;
    CHECK(Stopping(settings).next(none, 20) == 20);
    settings.half_width = 0.5;
    CHECK_THROWS_AS(Stopping(settings).next(none, 20), core::InputError);
}

TEST_CASE("Nothing found anywhere is no certainty") {
    const std::vector<Part> parts(20, Part{0, 10});
    CHECK(Stopping(wanting(0.001, 20)).next(parts) > 20); // 3 of 200: 0.015
    CHECK(Stopping(wanting(0.02, 20)).next(parts) == 20);
}
