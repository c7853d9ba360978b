// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/analysis/sensitivity.hpp"
#include "sim/analysis/sobol_indices.hpp"
#include "sim/scenario/design_points.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <set>

using namespace truyvet;
using namespace truyvet::analysis;
using namespace truyvet::results;

namespace {

constexpr double pi = std::numbers::pi;

/// Ishigami and Homma 1990, with the usual a = 7, b = 0.1, on [-pi, pi]^3.
double ishigami(const std::vector<double>& u) {
    const auto x = [&](std::size_t i) { return pi * (2 * u[i] - 1); };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) +
           0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

SobolRuns runs(std::size_t n, std::uint64_t seed, double (*f)(const std::vector<double>&)) {
    const scenario::Points points = scenario::sobol_points(n, 6, seed);
    SobolRuns r;
    r.ab.resize(3);
    for (const auto& p : points) {
        const std::vector<double> a(p.begin(), p.begin() + 3);
        const std::vector<double> b(p.begin() + 3, p.end());
        r.a.push_back(f(a));
        r.b.push_back(f(b));
        for (std::size_t k = 0; k < 3; ++k) {
            std::vector<double> mixed = a;
            mixed[k] = b[k];
            r.ab[k].push_back(f(mixed));
        }
    }
    return r;
}

/// The largest deviation from Ishigami's indices, known in closed form.
double deviation(const SobolIndices& s) {
    const double d1 = 0.5 * std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2);
    const double d2 = 49.0 / 8;
    const double d13 = 0.01 * std::pow(pi, 8) * 8 / 225;
    const double d = d1 + d2 + d13;
    const double first[] = {d1 / d, d2 / d, 0};
    const double total[] = {(d1 + d13) / d, d2 / d, d13 / d};
    double worst = std::abs(s.variance / d - 1);
    for (std::size_t k = 0; k < 3; ++k) {
        worst = std::max({worst, std::abs(s.first[k] - first[k]), std::abs(s.total[k] - total[k])});
    }
    return worst;
}

scenario::Experiment designed(const std::string& kind, const std::vector<std::string>& vary,
                              int samples) {
    return scenario::read_text("[experiment.design]\nkind = \"" + kind +
                                   "\"\nsamples = " + std::to_string(samples) + "\n",
                               "test", {}, {{}, vary});
}

double number(const scenario::Arm& arm, std::size_t i) {
    return std::get<double>(arm.settings[i].second);
}

} // namespace

// Deterministic points; over seeds the worst deviation at 4,096 points stays below 0.012.
TEST_CASE("Sobol' indices of Ishigami's function are the analytic ones") {
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        CHECK(deviation(sobol_indices(runs(4096, seed, ishigami))) < 0.02);
    }
}

TEST_CASE("The same test sees columns that are mixed up, and rows that do not belong together") {
    SobolRuns mixed = runs(4096, 1, ishigami);
    std::swap(mixed.ab[0], mixed.ab[1]);
    CHECK(deviation(sobol_indices(mixed)) > 0.1);
    SobolRuns shifted = runs(4096, 1, ishigami);
    std::rotate(shifted.b.begin(), shifted.b.begin() + 1, shifted.b.end());
    CHECK(deviation(sobol_indices(shifted)) > 0.1);
}

TEST_CASE("A design's points fill every slice of every dimension once") {
    constexpr std::size_t n = 64;
    for (const auto& points :
         {scenario::sobol_points(n, 9, 5), scenario::latin_hypercube(n, 9, 5)}) {
        for (std::size_t d = 0; d < 9; ++d) {
            std::set<int> slices;
            for (const auto& p : points) {
                slices.insert(static_cast<int>(p[d] * n));
            }
            CHECK(slices.size() == n);
        }
    }
    CHECK(scenario::sobol_points(n, 9, 5) == scenario::sobol_points(n, 9, 5));
    CHECK(scenario::sobol_points(n, 9, 5) != scenario::sobol_points(n, 9, 6));
    CHECK(scenario::latin_hypercube(n, 9, 5) != scenario::latin_hypercube(n, 9, 6));
}

TEST_CASE("Ranges become arms: linear, logarithmic, whole numbers") {
    const auto s =
        designed("lhs",
                 {"adoption.share=0.1:0.5", "tracing.bluezone.authority.minutes=1:100:log",
                  "tracing.bluezone.authority.android_hears_ios_dbm=-90:-80"},
                 200);
    REQUIRE(s.arms.size() == 200);
    int below_ten = 0;
    for (const scenario::Arm& arm : s.arms) {
        REQUIRE(arm.settings.size() == 3);
        CHECK(arm.settings[0].first == "adoption.share");
        CHECK((number(arm, 0) >= 0.1 && number(arm, 0) <= 0.5));
        below_ten += number(arm, 2) < 10;
    }
    CHECK(below_ten == 100); // a slice each: half of the logarithm exactly
    const auto again = scenario::read_text(scenario::resolved_toml(s), "resolved", {});
    CHECK(scenario::resolved_toml(again) == scenario::resolved_toml(s));
}

TEST_CASE("What no design can be made of is said") {
    const auto fault = [](const std::string& kind, const std::vector<std::string>& vary, int n) {
        try {
            designed(kind, vary, n);
        } catch (const core::InputError& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    CHECK_THAT(fault("grid", {"adoption.share=0:1"}, 8), Catch::Contains("has no step"));
    CHECK_THAT(fault("lhs", {"adoption.share=1:0"}, 8), Catch::Contains("is empty"));
    CHECK_THAT(fault("lhs", {"adoption.share=0:2"}, 8), Catch::Contains("more than 1"));
    CHECK_THAT(fault("lhs", {"adoption.of=a:b"}, 8), Catch::Contains("takes no range"));
    CHECK_THAT(fault("lhs", {"adoption.share=0:1:log"}, 8), Catch::Contains("no logarithm"));
    CHECK_THAT(fault("lhs", {"adoption.share=0:1", "adoption.share=0:0.5"}, 8),
               Catch::Contains("a range already"));
    CHECK_THAT(fault("sobol", {"adoption.share=0:1"}, 12), Catch::Contains("give 8 or 16"));
    CHECK_THAT(fault("sobol", {"adoption.share=0:1", "adoption.active_share=0.1,0.2"}, 8),
               Catch::Contains("one arm"));
}

namespace {

/// A results file of a design whose recall is 0.6 share + 0.3 active, give or take the day.
Results additive(int points) {
    const auto s = designed("sobol", {"adoption.share=0:1", "adoption.active_share=0:1"}, points);
    Results r;
    r.channels = {"bluezone"};
    r.seed = 3;
    const core::Randomness chance(11, 0);
    for (std::uint32_t a = 0; a < s.arms.size(); ++a) {
        Arm arm{s.arms[a].name, {}};
        double recall = 0;
        for (const auto& [key, value] : s.arms[a].settings) {
            arm.settings[key] = std::get<double>(value);
            recall += (key == "adoption.share" ? 0.6 : 0.3) * std::get<double>(value);
        }
        r.arms.push_back(arm);
        for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
            const double day =
                1 + 0.02 * chance.stream(core::Purpose{"test.design"}, replicate).normal();
            Cell cell{a, replicate, std::vector<ChannelCounts>(1), {}, {}};
            cell.settings.resize(1);
            cell.channels[0].true_f1 = 1000000;
            cell.channels[0].found = std::llround(1e6 * recall * day);
            r.add(cell);
        }
    }
    return r;
}

} // namespace

TEST_CASE("Indices of a results file: ranked, within their intervals, no interaction") {
    const Sensitivity s = sensitivity(additive(128), 0);
    REQUIRE(s.factors.size() == 2);
    CHECK(s.factors[0].key == "adoption.share");
    const double shares[] = {0.8, 0.2}; // 0.6^2 and 0.3^2 of their sum
    for (std::size_t k = 0; k < 2; ++k) {
        for (const Estimate& e : {s.factors[k].first, s.factors[k].total}) {
            CHECK(*e.mean == Approx(shares[k]).margin(0.05));
            CHECK(*e.lo < shares[k]);
            CHECK(*e.hi > shares[k]);
        }
    }
    CHECK(s.mean == Approx(0.45).margin(0.02));
}

TEST_CASE("A design is known by its values, whatever its arms are called") {
    Results r = additive(4);
    const double share = *sensitivity(r, 0, 10).factors[0].total.mean;
    for (Arm& arm : r.arms) {
        arm.name = "x";
    }
    CHECK(*sensitivity(r, 0, 10).factors[0].total.mean == share);
}

TEST_CASE("Results that are no such design are refused") {
    Results r = additive(4);
    CHECK_NOTHROW(sensitivity(r, 0, 10));
    SECTION("an arm with another value") {
        r.arms[2].settings["adoption.active_share"] = 0.123;
    }
    SECTION("an arm that sets nothing") {
        r.arms[0].settings.clear();
    }
    SECTION("B where A should be") {
        std::swap(r.arms[0], r.arms[1]);
    }
    SECTION("an arm too few") {
        r.arms.pop_back();
    }
    CHECK_THROWS_AS(sensitivity(r, 0, 10), core::InputError);
}
