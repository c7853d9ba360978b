// SPDX-License-Identifier: GPL-2.0-only
// Epidemics in one room, where theory says what comes out.
#include "models/epidemic/foreseen.hpp"
#include "tests/epidemic/one_room.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace truyvet;
using namespace truyvet::epidemic;

namespace {

struct Mean {
    double mean = 0;
    double error = 0; ///< standard error
};

Mean mean_of(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    double sum = 0;
    double squares = 0;
    for (const double v : x) {
        sum += v / n;
        squares += v * v / n;
    }
    return {sum, std::sqrt((squares - sum * sum) / (n - 1))};
}

double solved(const std::function<double(double)>& f, double lo, double hi) {
    for (int i = 0; i < 100; ++i) {
        const double mid = (lo + hi) / 2;
        ((f(mid) > 0) == (f(lo) > 0) ? lo : hi) = mid;
    }
    return lo;
}

/// z with 1 - z = (1 - s) exp(-R z), s of whom were infected from outside.
double final_size(double r0, double seeded) {
    return solved([&](double z) { return 1 - z - (1 - seeded) * std::exp(-r0 * z); }, 0.01, 1);
}

/// r with 1 = R * integral of exp(-r t) g(t), g as coded.
double euler_lotka(double r0, const NaturalHistorySettings& settings) {
    const NaturalHistory history(settings, core::Randomness(0, 0));
    const double all = peak_hours(settings);
    return solved(
        [&](double r) {
            double sum = 0;
            for (int h = 0; h < 24 * 20; ++h) {
                const double relative =
                    history.relative(std::chrono::hours{h} + std::chrono::minutes{30});
                sum += relative * std::exp(-r * (h + 0.5) / 24) / all;
            }
            return r0 * sum - 1;
        },
        -0.5, 2);
}

/// Extinction of a branching process: Poisson numbers whose means are lognormal with mean R.
double extinction(double r0, double sd) {
    const double log_sd = std::sqrt(std::log1p(sd * sd));
    return solved(
        [&](double q) {
            double sum = 0;
            constexpr int steps = 2000;
            for (int i = 0; i < steps; ++i) {
                const double z = core::normal_quantile((i + 0.5) / steps);
                const double multiplier = std::exp(log_sd * z - log_sd * log_sd / 2);
                sum += std::exp(-r0 * multiplier * (1 - q)) / steps;
            }
            return sum - q;
        },
        0, 0.999);
}

} // namespace

TEST_CASE("Final size in one room") {
    const population::Population people = so_many(10000);
    const OneRoom room(people);
    EpidemicSettings s = with_reproduction(all_alike(0), 1.8, people.people());
    s.imports.initial = 100;
    const mobility::Restrictions none(people);
    std::vector<double> sizes;
    for (std::uint64_t r = 0; r < 10; ++r) {
        Outbreak outbreak = outbreak_in(room, s, core::Randomness(5, r));
        for (core::LocalDay day = s.start; day < s.start + 250; ++day) {
            outbreak.step(day, none);
        }
        sizes.push_back(static_cast<double>(outbreak.infections().size()) / people.people());
    }
    const double seeded = 100.0 / people.people();
    const Mean found = mean_of(sizes);
    // Student's t with 9 degrees of freedom at 5: a false alarm in 1,400 seeds.
    CHECK(std::abs(found.mean - final_size(1.8, seeded)) < 5 * found.error);
    CHECK(std::abs(found.mean - final_size(1.9, seeded)) > 5 * found.error); // planted fault
}

TEST_CASE("Early growth is Euler and Lotka's with the coded generation time") {
    const population::Population people = so_many(60000);
    const OneRoom room(people);
    EpidemicSettings s = with_reproduction(all_alike(0), 2, people.people());
    s.imports.initial = 60;
    const mobility::Restrictions none(people);
    std::vector<double> rates;
    double attack = 0;
    for (std::uint64_t r = 0; r < 16; ++r) {
        Outbreak outbreak = outbreak_in(room, s, core::Randomness(6, r));
        std::array<double, 2> week{};
        for (int d = 0; d < 24; ++d) {
            const auto infections = outbreak.step(s.start + d, none);
            if (d >= 10) {
                week[static_cast<std::size_t>(d - 10) / 7] +=
                    static_cast<double>(infections.size());
            }
        }
        rates.push_back(std::log(week[1] / week[0]) / 7);
        attack += static_cast<double>(outbreak.infections().size()) / people.people() / 16;
    }
    const Mean found = mean_of(rates);
    // t with 15 degrees of freedom at 4.5: a false alarm in 2,300 seeds. By then `attack` of the
    // people are immune, which slows growth.
    CHECK(found.mean < euler_lotka(2, s.history) + 4.5 * found.error);
    CHECK(found.mean > euler_lotka(2 * (1 - attack), s.history) - 4.5 * found.error);
    NaturalHistorySettings shorter = s.history; // planted fault: the generation time of Delta
    shorter.infectiousness_mean_days -= 1;
    CHECK(found.mean < euler_lotka(2 * (1 - attack), shorter) - 4.5 * found.error);
}

TEST_CASE("Extinction follows R and the spread of individual infectiousness") {
    const population::Population people = so_many(10000);
    const OneRoom room(people);
    const mobility::Restrictions none(people);
    constexpr std::uint32_t runs = 500;
    for (const double sd : {0.0, 1.4}) {
        EpidemicSettings s = with_reproduction(all_alike(sd), 1.5, people.people());
        s.imports.initial = 1;
        double extinct = 0;
        for (std::uint64_t r = 0; r < runs; ++r) {
            Outbreak outbreak = outbreak_in(room, s, core::Randomness(7, r));
            core::LocalDay day = s.start;
            do { // a hundred infections do not die out
                outbreak.step(day, none);
                ++day;
            } while (!outbreak.infectious(day + 1).empty() && outbreak.infections().size() < 100);
            extinct += outbreak.infections().size() < 100 ? 1.0 / runs : 0;
        }
        // Four standard errors: a false alarm in 16,000 seeds.
        const auto near = [&](double q) {
            return std::abs(extinct - q) < 4 * std::sqrt(q * (1 - q) / runs);
        };
        INFO(extinct << " extinct, " << extinction(1.5, sd) << " expected at " << sd);
        CHECK(near(extinction(1.5, sd)));
        CHECK(!near(extinction(1.5, 1.4 - sd))); // planted fault: the other spread
    }
}

TEST_CASE("What chance alone does to an outbreak is foreseen") {
    const population::Population people = so_many(100000);
    const OneRoom room(people);
    const mobility::Restrictions none(people);
    constexpr std::uint32_t runs = 200;
    EpidemicSettings s = with_reproduction(all_alike(1.4), 2, people.people());
    s.imports.initial = 20;
    std::vector<double> sizes;
    for (std::uint64_t r = 0; r < runs; ++r) {
        Outbreak outbreak = outbreak_in(room, s, core::Randomness(8, r));
        for (core::LocalDay day = s.start; day < s.start + 35; ++day) {
            outbreak.step(day, none);
        }
        sizes.push_back(static_cast<double>(outbreak.infections().size()));
    }
    const Mean found = mean_of(sizes);
    const double relative_sd = found.error * std::sqrt(runs) / found.mean;
    s.dose.risk_per_hour = 0.11 * 2 / 2.2; // what R is taken from
    const auto near = [&](const EpidemicSettings& settings) {
        // The standard deviation of heavy-tailed sizes is known to some 7 %: three of these, one
        // seed in 370; six generations of the limit's all but 2 %.
        return std::abs(relative_sd / foresee(settings, 0, 2).relative_sd - 1) < 0.21;
    };
    INFO(relative_sd << " found, " << foresee(s, 0, 2).relative_sd << " foreseen");
    CHECK(near(s));
    s.history.individual_sd = 0.7; // planted fault
    CHECK(!near(s));
}

TEST_CASE("More replicates and more seeds tell smaller differences, one replicate none") {
    EpidemicSettings s;
    CHECK(std::isinf(foresee(s, 0, 1).smallest_difference));
    const double few = foresee(s, 0, 4).smallest_difference;
    CHECK(foresee(s, 0, 16).smallest_difference < few / 2);
    CHECK(foresee(s, 60, 4).smallest_difference == Approx(few / 2));
    CHECK(foresee(s, 0, static_cast<std::uint32_t>(foresee(s, 0, 4).replicates_for_a_tenth))
              .smallest_difference == Approx(0.1).epsilon(0.05));
}
