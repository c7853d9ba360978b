// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/analysis/abc.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <random>

using namespace truyvet;
using namespace truyvet::analysis;
using Catch::Matchers::Contains;

namespace {

/// Three weeks of cases, of 20 to 200 in all, in proportions that do not change: a model whose
/// posterior is known.
constexpr std::array<double, 3> proportions{0.2, 0.5, 0.3};

double expected(double u) {
    return 20 + 180 * u;
}

Eigen::VectorXd summaries(const std::array<double, 3>& cases) {
    Eigen::VectorXd s(3);
    for (Eigen::Index w = 0; w < 3; ++w) {
        s(w) = std::sqrt(cases[static_cast<std::size_t>(w)] + 0.375);
    }
    return s;
}

/// Chance that has nothing to do with the program's.
class Model {
  public:
    explicit Model(unsigned seed) : generator_(seed) {}

    double drawn() { return std::uniform_real_distribution<>(0, 1)(generator_); }
    Eigen::VectorXd outbreak(double total) {
        std::array<double, 3> cases{};
        for (std::size_t w = 0; w < 3; ++w) {
            cases[w] = std::poisson_distribution<>(total * proportions[w])(generator_);
        }
        return summaries(cases);
    }

    ReferenceTable table(Eigen::Index n) {
        ReferenceTable t;
        t.drawn.resize(n, 1);
        t.summaries.resize(n, 3);
        t.given_up.assign(static_cast<std::size_t>(n), false);
        for (Eigen::Index row = 0; row < n; ++row) {
            t.drawn(row, 0) = drawn();
            t.summaries.row(row) = outbreak(expected(t.drawn(row, 0)));
        }
        return t;
    }

  private:
    std::mt19937_64 generator_;
};

/// Of a hundred outbreaks whose size is `times` what is claimed, in how many the 95 % posterior
/// holds the claim.
int covered(double times) {
    Model model(7);
    const ReferenceTable table = model.table(2000);
    int held = 0;
    for (int i = 0; i < 100; ++i) {
        const double u = 0.1 + 0.5 * model.drawn();
        const Accepted a = accept(table, model.outbreak(times * expected(u)));
        held += weighted_quantile(a.drawn.col(0), a.weights, 0.025) <= u &&
                weighted_quantile(a.drawn.col(0), a.weights, 0.975) >= u;
    }
    return held;
}

} // namespace

TEST_CASE("The posterior of a known model is the exact one") {
    Model model(1);
    const Accepted a = accept(model.table(4000), summaries({20, 50, 30}));
    double mean = 0;
    double square = 0;
    for (std::size_t i = 0; i < a.weights.size(); ++i) {
        const double x = expected(a.drawn(static_cast<Eigen::Index>(i), 0));
        mean += a.weights[i] * x;
        square += a.weights[i] * x * x;
    }
    const double sd = std::sqrt(square - mean * mean);
    // An even prior and 100 cases: a gamma of shape 101. Four hundred draws know its mean to a
    // twentieth of its standard deviation and that to a twenty-fifth: four of each, and 0.25 for
    // the square root of 3/8 more.
    CHECK(std::abs(mean - 101) < 4 * std::sqrt(101.0) / 20 + 0.25);
    CHECK(std::abs(sd / std::sqrt(101.0) - 1) < 4.0 / 25);
}

TEST_CASE("The posterior holds what was planted as often as it says, and not what was not") {
    // 95 of 100 in the mean: fewer than 87 once in a thousand.
    CHECK(covered(1) >= 87);
    CHECK(covered(1.5) < 87);
}

TEST_CASE("Coverage from the table itself, and a count that the model does not make") {
    Model model(3);
    const ReferenceTable table = model.table(2000);
    const Eigen::VectorXd usual = summaries({20, 50, 30});
    const Check good = check(table, usual, accept(table, usual));
    CHECK(good.tried == 100);
    CHECK(good.covered[0] >= 87);
    CHECK(good.as_far >= 0.05);
    const Eigen::VectorXd wrong = summaries({60, 10, 30});
    CHECK(check(table, wrong, accept(table, wrong)).as_far < 0.05);
}

TEST_CASE("Simulations that were given up are never near, and too few others are no posterior") {
    Model model(5);
    ReferenceTable table = model.table(1500);
    for (std::size_t i = 0; i < 1350; ++i) {
        table.given_up[i] = true;
    }
    const Eigen::VectorXd data = summaries({20, 50, 30});
    // 150 of 1500 would be near, and there are no more than these.
    CHECK_THROWS_WITH(accept(table, data), Contains("give more samples"));
    for (const std::size_t row : accept(table, data, {0.05, 50}).rows) {
        CHECK(row >= 1350);
    }
}
