// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/priors.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

using namespace truyvet;
using namespace truyvet::scenario;
using Catch::Matchers::Contains;

namespace {

double at(const std::string& text, double u) {
    return prior_from(text).quantile(u);
}

std::string why(const std::string& text) {
    try {
        prior_from(text);
    } catch (const core::InputError& e) {
        return e.what();
    }
    return "nothing";
}

Experiment with_priors(const std::string& priors, int replicates, const std::string& folder = ".") {
    return read_text("[experiment]\npriors = [" + priors +
                         "]\nreplicates = " + std::to_string(replicates),
                     "priors", folder);
}

} // namespace

TEST_CASE("Priors are the distributions that they name") {
    CHECK(at("adoption.share = 0.1:0.5", 0.25) == Approx(0.2));
    CHECK(at("epidemic.risk_per_hour = 0.01:0.04:log", 0.5) == Approx(0.02));
    // A triangle's share below its mode is (mode - low) / (high - low).
    CHECK(at("adoption.active_share = triangular(0.25, 0.38, 0.55)", 0.13 / 0.30) == Approx(0.38));
    CHECK(at("adoption.share = normal(0.4, 0.1)", 0.5) == Approx(0.4).epsilon(1e-3));
    CHECK(at("epidemic.risk_per_hour = lognormal(0.2, 0.5)", 0.8413447) ==
          Approx(0.2 * std::exp(0.5)).epsilon(1e-3));
}

TEST_CASE("Priors never leave what the parameter allows") {
    for (const double u : {0.0, 1e-9, 0.5, 1 - 1e-9}) {
        const double x = at("adoption.share = normal(0.9, 2)", u);
        CHECK(x >= 0);
        CHECK(x <= 1);
    }
}

TEST_CASE("Whole numbers of a range come equally often") {
    const Prior p = prior_from("epidemic.initial_infected = 3:6");
    std::array<int, 4> times{};
    for (int i = 0; i < 4000; ++i) {
        const auto x = std::llround(p.quantile((i + 0.5) / 4000));
        REQUIRE(x >= 3);
        REQUIRE(x <= 6);
        times[static_cast<std::size_t>(x - 3)] += 1;
    }
    for (const int n : times) {
        CHECK(std::abs(n - 1000) <= 1);
    }
}

TEST_CASE("A prior that cannot be says why") {
    CHECK_THAT(why("epidemic.risk_per_hour = 3:2"), Contains("no range from less to more"));
    CHECK_THAT(why("epidemic.risk_per_hour = 0:2:log"), Contains("no logarithm"));
    CHECK_THAT(why("epidemic.days = 3:4"), Contains("all replicates share"));
    CHECK_THAT(why("epidemic.risk = 3:4"), Contains("did you mean"));
    CHECK_THAT(why("adoption.share = 0:2"), Contains("more than 1"));
    CHECK_THAT(why("adoption.share = beta(1, 2)"), Contains("no distribution"));
    CHECK_THAT(why("epidemic.closures = 1:2"), Contains("no number"));
    CHECK_THAT(why("adoption.share"), Contains("no KEY = DISTRIBUTION"));
}

TEST_CASE("Each replicate draws its own point, more replicates leave the first as they were") {
    const std::string priors = R"("adoption.share = 0:0.5", "epidemic.risk_per_hour = 0.1:0.2")";
    const Draws few(with_priors(priors, 4));
    const Draws many(with_priors(priors, 64));
    double sum = 0;
    for (std::uint32_t r = 0; r < 64; ++r) {
        const auto drawn = many.of(r);
        REQUIRE(drawn.size() == 2);
        sum += number_of(drawn[0].second);
        if (r < 4) {
            CHECK(few.of(r) == drawn);
        }
    }
    // Sobol's points stand one in each 64th.
    CHECK(sum / 64 == Approx(0.25).margin(0.5 / 64));
}

TEST_CASE("Draws of a file come together, by their weight") {
    const auto folder = std::filesystem::temp_directory_path() / "truyvet-priors";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "draws.csv")
        << "adoption.share,epidemic.risk_per_hour,weight\n0.1,0.01,3\n0.4,0.04,1\n0.5,0.05,0\n";
    const Draws draws(with_priors(
        R"("adoption.share = draws.csv", "epidemic.risk_per_hour = draws.csv")", 64, folder));
    int first = 0;
    for (std::uint32_t r = 0; r < 64; ++r) {
        const auto drawn = draws.of(r);
        CHECK(number_of(drawn[0].second) == Approx(10 * number_of(drawn[1].second)));
        first += number_of(drawn[0].second) == 0.1;
    }
    CHECK(first == 48);
    std::ofstream(folder / "draws.csv") << "adoption.share,weight\n7,1\n";
    try {
        with_priors(R"("adoption.share = draws.csv", "epidemic.risk_per_hour = draws.csv")", 4,
                    folder);
        FAIL("a file without one of the columns was taken");
    } catch (const core::InputError& e) {
        CHECK_THAT(e.what(), Contains("epidemic.risk_per_hour"));
    }
    std::filesystem::remove_all(folder);
}
