// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/natural_history.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace truyvet;
using namespace truyvet::epidemic;

namespace {

constexpr std::uint32_t many = 40000;
const core::TimePoint infected = core::start_of(core::LocalDay{18750}) + std::chrono::hours{10};

double days(core::Milliseconds d) {
    return core::seconds(d) / 86400;
}

core::Milliseconds from_days(double d) {
    return core::Milliseconds{std::llround(d * 86400e3)};
}

/// Integral of the coded infectiousness up to each hour.
std::vector<double> cumulative(const NaturalHistory& history) {
    std::vector<double> sum{0};
    for (int h = 0; h < 24 * 20; ++h) {
        sum.push_back(sum.back() +
                      history.relative(std::chrono::hours{h} + std::chrono::minutes{30}) / 24);
    }
    return sum;
}

double mean_generation_days(const NaturalHistory& history) {
    const auto sum = cumulative(history);
    double mean = 0;
    for (std::size_t h = 0; h + 1 < sum.size(); ++h) {
        mean += (static_cast<double>(h) + 0.5) / 24 * (sum[h + 1] - sum[h]);
    }
    return mean / sum.back();
}

/// P(gamma < lognormal), from the two densities alone.
double presymptomatic_by_quadrature(double mean, double sd, double median, double log_sd) {
    const double scale = sd * sd / mean;
    const double shape = mean / scale;
    double share = 0;
    constexpr double step = 0.005;
    for (double t = step / 2; t < 40; t += step) {
        const double density = std::exp((shape - 1) * std::log(t) - t / scale - std::lgamma(shape) -
                                        shape * std::log(scale));
        const double later = 0.5 * std::erfc(std::log(t / median) / log_sd / std::sqrt(2.0));
        share += density * later * step;
    }
    return share;
}

} // namespace

TEST_CASE("Generation time, incubation and the presymptomatic share hang together") {
    const NaturalHistorySettings s;
    const NaturalHistory history(s, core::Randomness(1, 0));
    // Lau et al. 4.8-6.5 and Hart et al. 5.2-7.0 days.
    CHECK(mean_generation_days(history) > 5.2);
    CHECK(mean_generation_days(history) < 6.5);
    const auto sum = cumulative(history);
    double mean = 0;
    double square = 0;
    std::vector<double> onset;
    for (std::uint32_t i = 0; i < many; ++i) {
        const Course c = history.course(core::PersonId{i}, 30, infected);
        const double t = std::min(days(c.onset - c.infected) * 24, 479.0);
        const auto h = static_cast<std::size_t>(t);
        const double before = sum[h] + (t - static_cast<double>(h)) * (sum[h + 1] - sum[h]);
        mean += before / sum.back() / many;
        square += std::pow(before / sum.back(), 2) / many;
        onset.push_back(days(c.onset - c.infected));
    }
    // Four standard errors: a false alarm in 16,000 seeds. The gamma's head and tail, which the
    // code cuts off, are 0.2 %.
    const double error = 4 * std::sqrt((square - mean * mean) / many) + 0.002;
    const auto expected = [&](double generation_days) {
        return presymptomatic_by_quadrature(generation_days, s.infectiousness_sd_days,
                                            s.incubation_median_days, s.incubation_log_sd);
    };
    CHECK(std::abs(mean - expected(s.infectiousness_mean_days)) < error);
    CHECK(std::abs(mean - expected(s.infectiousness_mean_days + 0.2)) > error); // planted fault
    CHECK(mean > 0.40); // 45 %, Ferretti et al. 2020
    CHECK(mean < 0.50);
    std::nth_element(onset.begin(), onset.begin() + many / 2, onset.end());
    // Standard error of a lognormal's median: 1.2533 sd / sqrt(n) in the logarithm.
    const double off = std::abs(std::log(onset[many / 2] / s.incubation_median_days));
    CHECK(off < 4 * 1.2533 * s.incubation_log_sd / std::sqrt(many));
}

TEST_CASE("Severity by age and the individual multiplier are what the settings say") {
    NaturalHistorySettings s;
    s.mild_factor = s.asymptomatic_factor = 1;
    const NaturalHistory history(s, core::Randomness(2, 0));
    for (const unsigned age : {4U, 44U, 95U}) {
        double asymptomatic = 0;
        double severe = 0;
        double log_mean = 0;
        double log_square = 0;
        for (std::uint32_t i = 0; i < many; ++i) {
            const Course c = history.course(core::PersonId{i}, age, infected);
            asymptomatic += c.symptomatic() ? 0 : 1.0 / many;
            severe += c.severity == Severity::severe ? 1.0 / many : 0;
            log_mean += std::log(c.infectiousness) / many;
            log_square += std::pow(std::log(c.infectiousness), 2) / many;
        }
        // Four standard errors throughout: a false alarm in 16,000 seeds each.
        const auto near = [](double found, double p) {
            return std::abs(found - p) < 4 * std::sqrt(p * (1 - p) / many);
        };
        CHECK(near(asymptomatic, s.asymptomatic[decade(age)]));
        CHECK(near(severe, s.severe[decade(age)]));
        CHECK(!near(asymptomatic, s.asymptomatic[decade(age)] + 0.03)); // planted fault
        const double log_variance = std::log1p(s.individual_sd * s.individual_sd);
        CHECK(std::abs(log_mean + log_variance / 2) < 4 * std::sqrt(log_variance / many));
        CHECK(std::abs(log_square - log_mean * log_mean - log_variance) <
              4 * log_variance * std::sqrt(2.0 / many));
    }
}

TEST_CASE("A course is keyed by person: infected at another time, it is the same, later") {
    const NaturalHistory history({}, core::Randomness(3, 0));
    for (std::uint32_t i = 0; i < 100; ++i) {
        const Course a = history.course(core::PersonId{i}, 30, infected);
        const Course b = history.course(core::PersonId{i}, 30, infected + std::chrono::hours{49});
        CHECK(a.onset - a.infected == b.onset - b.infected);
        CHECK(a.infectiousness == b.infectiousness);
        CHECK(a.severity == b.severity);
        CHECK(a.infectious - a.infected >= std::chrono::days{1});
        CHECK(a.recovered > a.infectious);
    }
}

TEST_CASE("The bound of a stretch of infectiousness holds and is reached") {
    const NaturalHistory history({}, core::Randomness(4, 0));
    for (double from = 0; from < 16; from += 0.37) {
        for (double length = 0.05; length < 3; length *= 1.9) {
            const double bound = history.most(from_days(from), from_days(from + length));
            double top = 0;
            for (int i = 0; i < 400; ++i) {
                const double r = history.relative(from_days(from + length * i / 400));
                CHECK(r <= bound + 1e-12);
                top = std::max(top, r);
            }
            CHECK(top >= 0.97 * bound - 1e-9);
        }
    }
    CHECK(history.relative(from_days(0.99)) == 0);
    CHECK(history.relative(from_days(14.01)) == 0);
    CHECK(history.most(from_days(0), from_days(20)) == 1);
}
