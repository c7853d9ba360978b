// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/random.hpp"
#include "sim/analysis/clusters.hpp"
#include "sim/analysis/estimates.hpp"
#include "sim/analysis/outbreak_estimates.hpp"
#include "sim/results/schema.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace truyvet;
using namespace truyvet::analysis;

namespace {

constexpr double true_recall = 0.13;
constexpr std::size_t replicates = 20;

/// An experiment with a known answer: clustered, skewed numbers of contacts, whose chance of being
/// found varies from case to case around the true recall, as a few active F0s make it do.
std::vector<Part> experiment(core::Stream draw, double recall = true_recall) {
    std::vector<Part> parts(replicates);
    for (Part& part : parts) {
        for (int i = 0; i < 50; ++i) {
            const auto contacts = static_cast<double>(draw.poisson(draw.gamma(1.0, 12.0)));
            const double chance = draw.bernoulli(0.3) ? recall / 0.3 : 0.0;
            part.denominator += contacts;
            part.numerator += std::round(contacts * chance);
        }
    }
    return parts;
}

double coverage(double truth, int experiments, const std::function<Estimate(core::Stream)>& run) {
    const core::Randomness randomness(20210517, 0);
    int hits = 0;
    for (int i = 0; i < experiments; ++i) {
        const Estimate e =
            run(randomness.stream(core::Purpose{"test.coverage"}, static_cast<std::uint64_t>(i)));
        hits += *e.lo <= truth && truth <= *e.hi ? 1 : 0;
    }
    return static_cast<double>(hits) / experiments;
}

/// The ratio the rounding in experiment() leaves: over many replicates.
double known_answer() {
    static const double answer = [] {
        Part sum;
        const core::Randomness randomness(1, 1);
        for (std::uint64_t i = 0; i < 4000; ++i) {
            for (const Part& p : experiment(randomness.stream(core::Purpose{"test.answer"}, i))) {
                sum.numerator += p.numerator;
                sum.denominator += p.denominator;
            }
        }
        return sum.numerator / sum.denominator;
    }();
    return answer;
}

/// The planted fault: cases taken for replicates' equals, as if every contact were independent.
Estimate binomial(const std::vector<Part>& parts) {
    Estimate e = ratio(parts, Range::share);
    double n = 0;
    for (const Part& p : parts) {
        n += p.denominator;
    }
    const double half = 1.96 * std::sqrt(*e.mean * (1 - *e.mean) / n);
    return {e.mean, *e.mean - half, *e.mean + half};
}

} // namespace

// 4000 experiments: standard error of a coverage of 0.95 is 0.0034; the band is 5.8 of them wide on
// each side, so a sound interval fails once in 10^8 and the seed is fixed anyway.
TEST_CASE("The 95 % interval of a ratio covers the known answer in 93 to 97 % of experiments") {
    const double covered = coverage(known_answer(), 4000, [](core::Stream draw) {
        return ratio(experiment(draw), Range::share);
    });
    CHECK(covered > 0.93);
    CHECK(covered < 0.97);
}

TEST_CASE("Twin with a planted fault: a binomial interval misses far too often") {
    const double covered = coverage(known_answer(), 4000,
                                    [](core::Stream draw) { return binomial(experiment(draw)); });
    CHECK(covered < 0.93);
}

TEST_CASE("The interval of a paired difference covers, and is narrower than the unpaired one") {
    double paired_width = 0;
    double unpaired_width = 0;
    const auto parts = [](core::Stream draw, double found) {
        std::vector<Part> p(replicates);
        for (Part& part : p) {
            const double level = draw.normal(); // what the two arms of a replicate share
            part.denominator = 1000 + 50 * level;
            part.numerator = part.denominator * found * (1 + 0.3 * level) + draw.normal() * 0.01;
        }
        return p;
    };
    const double truth = 0.3 * (1 + 0.3 * 0.05) - 0.2 * (1 + 0.3 * 0.05); // E[x(1+.3z)]/E[x]
    const double covered = coverage(truth, 4000, [&](core::Stream draw) {
        const auto a = parts(draw, 0.3);
        const auto b = parts(draw, 0.2);
        const Estimate e = paired_difference(a, b);
        paired_width += *e.hi - *e.lo;
        const Estimate e_a = ratio(a, Range::share);
        const Estimate e_b = ratio(b, Range::share);
        unpaired_width += std::hypot(*e_a.hi - *e_a.lo, *e_b.hi - *e_b.lo);
        return e;
    });
    CHECK(covered > 0.93);
    CHECK(covered < 0.97);
    CHECK(paired_width < 0.4 * unpaired_width);
}

TEST_CASE("Student's t, by tables") {
    CHECK(t_quantile(2) == Approx(12.7062).epsilon(1e-5));
    CHECK(t_quantile(20) == Approx(2.09302).epsilon(1e-5));
}

TEST_CASE("A ratio worked by hand") {
    // R = 6/40; residuals 1 - 1.5, 2 - 1.5, 3 - 3 -> sum of squares 0.5
    const std::array<Part, 3> parts{{{1, 10}, {2, 10}, {3, 20}}};
    const Estimate e = ratio(parts, Range::share);
    CHECK(*e.mean == Approx(0.15));
    const double half = 4.302653 * std::sqrt(1.5 * 0.5) / 40;
    const Estimate count = ratio(parts, Range::any);
    CHECK(*count.hi - *count.mean == Approx(half).epsilon(1e-6));
    CHECK(*count.mean - *count.lo == Approx(half).epsilon(1e-6));
    // On the logit's scale, whose slope is 1 / (R (1 - R)).
    const auto logit = [](double p) { return std::log(p / (1 - p)); };
    const double reach = half / (0.15 * 0.85);
    CHECK(logit(*e.hi) - logit(0.15) == Approx(reach).epsilon(1e-6));
    CHECK(logit(0.15) - logit(*e.lo) == Approx(reach).epsilon(1e-6));
}

TEST_CASE("None found of 200 is an upper bound, all found a lower one") {
    const std::array<Part, 2> none{{{0, 100}, {0, 100}}};
    const Estimate e = ratio(none, Range::share);
    CHECK(*e.mean == 0);
    CHECK(*e.lo == 0);
    CHECK(*e.hi == Approx(0.018275).epsilon(1e-4)); // Clopper and Pearson, by tables
    CHECK(*ratio(none, Range::any).hi == Approx(3.688879 / 200).epsilon(1e-6));
    const std::array<Part, 2> all{{{100, 100}, {100, 100}}};
    CHECK(*ratio(all, Range::share).lo == Approx(1 - 0.018275).epsilon(1e-4));
    CHECK(*ratio(all, Range::share).hi == 1);
}

namespace {

/// Four replicates of each of ten populations that differ from each other as much as replicates do.
std::vector<LevelPart> nested(core::Stream draw) {
    std::vector<LevelPart> all;
    for (std::int64_t p = 0; p < 10; ++p) {
        const double here = 0.02 + 0.003 * draw.normal();
        for (int r = 0; r < 4; ++r) {
            all.push_back({p, {1000 * (here + 0.003 * draw.normal()), 1000}});
        }
    }
    return all;
}

} // namespace

// 4000 experiments, the band 5.8 standard errors to either side, as above.
TEST_CASE("Intervals over populations cover, those over replicates that share people do not") {
    const double over_populations = coverage(0.02, 4000, [](core::Stream draw) {
        ClusteredParts parts;
        for (const LevelPart& one : nested(draw)) {
            parts.add(one.population, one.part);
        }
        return ratio(parts.parts(), Range::share);
    });
    CHECK(over_populations > 0.93);
    CHECK(over_populations < 0.97);
    const double planted = coverage(0.02, 4000, [](core::Stream draw) {
        ClusteredParts parts;
        std::int64_t replicate = 0;
        for (const LevelPart& one : nested(draw)) {
            parts.add(replicate++, one.part);
        }
        return ratio(parts.parts(), Range::share);
    });
    CHECK(planted < 0.85);
}

TEST_CASE("Variance is told apart by level", "[statistical]") {
    // The mean of 400 estimates of each variance: 4.5 standard errors are some 6 and 12 %.
    const core::Randomness randomness(3, 1);
    double between = 0;
    double within = 0;
    for (std::uint64_t i = 0; i < 400; ++i) {
        const auto found = levels(nested(randomness.stream(core::Purpose{"test.levels"}, i)));
        REQUIRE(found);
        CHECK(found->populations == 10);
        between += found->between_populations * found->between_populations / 400;
        within += found->between_replicates * found->between_replicates / 400;
    }
    CHECK(between == Approx(0.003 * 0.003).epsilon(0.12));
    CHECK(within == Approx(0.003 * 0.003).epsilon(0.06));
    CHECK_FALSE(levels({{0, {1, 10}}, {0, {2, 10}}})); // one population
    CHECK_FALSE(levels({{0, {1, 10}}, {1, {2, 10}}})); // a replicate each
}

TEST_CASE("Where replicates share their people, an experiment's intervals are over populations") {
    results::Results r = test::synthetic(7, 4, 30);
    const Estimate before = estimate(r)[1].channels[0].of(Measure::recall);
    results::Table& t = r.table(results::population_shape);
    for (std::int64_t arm = 0; arm < static_cast<std::int64_t>(r.arms.size()); ++arm) {
        for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
            const std::array<std::int64_t, 3> row{arm, replicate, replicate % 2};
            t.append(row);
        }
    }
    const auto arms = estimate(r);
    const Estimate after = arms[1].channels[0].of(Measure::recall);
    CHECK(*after.mean == Approx(*before.mean));
    CHECK(*after.hi != *before.hi);
    CHECK(arms[1].replicates == 4);
    REQUIRE(arms[1].recall_levels);
    CHECK(arms[1].recall_levels->populations == 2);
    const Estimate outside = arms[1].channels[0].recall_outside_household;
    CHECK(*outside.mean < 1);
    CHECK(*outside.hi > *outside.mean);
}

TEST_CASE("What cannot be known is absent, shares stay within 0 and 1") {
    CHECK_FALSE(ratio({}, Range::share).mean);
    CHECK_FALSE(ratio(std::array<Part, 2>{}, Range::share).mean);
    const Estimate one = ratio(std::array{Part{1, 2}}, Range::share);
    CHECK(*one.mean == 0.5);
    CHECK_FALSE(one.lo);
    CHECK_FALSE(one.hi);
    const Estimate wide = ratio(std::array{Part{0, 1}, Part{1, 1}}, Range::share);
    CHECK(*wide.lo >= 0);
    CHECK(*wide.lo < 1e-6);
    CHECK(*wide.hi > 1 - 1e-6);
    CHECK(*wide.hi <= 1);
}

TEST_CASE("Estimates of an experiment are those of its counts") {
    const results::Results r = test::synthetic(7, 4, 30);
    const auto arms = estimate(r);
    REQUIRE(arms.size() == r.arms.size());
    const results::Table& table = *r.find("channels");
    Part recall;
    Part cases;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.counts("arm")[row] == 1 && table.counts("channel")[row] == 0) {
            recall.numerator += static_cast<double>(table.counts("found")[row]);
            recall.denominator += static_cast<double>(table.counts("true_f1")[row]);
            cases.denominator += static_cast<double>(table.counts("index_cases")[row]);
        }
    }
    const ArmEstimates& arm = arms[1];
    CHECK(arm.replicates == 4);
    const ChannelEstimates& e = arm.channels[0];
    CHECK(*e.of(Measure::recall).mean == recall.numerator / recall.denominator);
    CHECK(*e.of(Measure::true_f1).mean == recall.denominator / cases.denominator);
    CHECK(*arm.waterfall.front().mean == 1);
    CHECK(*arm.waterfall.back().mean == *e.of(Measure::recall).mean);
    double share = 0;
    double recall_again = 0;
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        share += *e.share_of_setting[s].mean;
        recall_again += *e.share_of_setting[s].mean * *e.recall_by_setting[s].mean;
    }
    CHECK(share == Approx(1));
    CHECK(recall_again == Approx(*e.of(Measure::recall).mean));
    const Estimate d = difference(r, Measure::recall, 0, 2, 1);
    CHECK(*d.mean ==
          Approx(*arms[2].channels[0].of(Measure::recall).mean - *e.of(Measure::recall).mean));
}

TEST_CASE("An outbreak's intervals too are over populations, and arms are paired") {
    results::Results r = test::synthetic(7, 4, 30);
    results::Table& days = r.table(results::day_shape);
    // By population 0 and 1: 100 and 300 infections in the first arm, a tenth less in the others.
    for (std::int64_t arm = 0; arm < static_cast<std::int64_t>(r.arms.size()); ++arm) {
        for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
            const std::int64_t infections =
                (replicate % 2 == 0 ? 100 : 300) / 10 * (arm == 0 ? 10 : 9);
            days.append(
                std::array<std::int64_t, 10>{arm, replicate, 0, infections, 0, 0, 0, 0, 0, 0},
                std::array<double, 4>{});
        }
    }
    const auto alone = estimate_outbreaks(r).value()[1];
    CHECK(*alone.averted.mean == Approx(20));
    CHECK(*alone.averted_share.mean == Approx(0.1));
    CHECK(*alone.averted_share.lo == Approx(0.1));
    results::Table& t = r.table(results::population_shape);
    for (std::int64_t arm = 0; arm < static_cast<std::int64_t>(r.arms.size()); ++arm) {
        for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
            t.append(std::array<std::int64_t, 3>{arm, replicate, replicate % 2});
        }
    }
    const auto shared = estimate_outbreaks(r).value()[1];
    CHECK(*shared.infections.mean == Approx(180));
    // Two clusters of 90 and 270 apart by 180: standard error 90, t on one degree of freedom.
    CHECK(*shared.infections.hi - *shared.infections.mean == Approx(12.706 * 90).epsilon(1e-4));
    CHECK(*alone.infections.hi - *alone.infections.mean < 12.706 * 90);
    CHECK(*shared.averted.hi - *shared.averted.mean == Approx(12.706 * 10).epsilon(1e-4));
}
