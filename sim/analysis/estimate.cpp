// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace truyvet::analysis {
namespace {

constexpr double confidence = 0.95;
constexpr double tail = (1 - confidence) / 2;

Part total(std::span<const Part> parts) {
    Part sum;
    for (const Part& p : parts) {
        sum.numerator += p.numerator;
        sum.denominator += p.denominator;
    }
    return sum;
}

/// Each replicate's pull on the ratio; they sum to 0.
std::vector<double> pulls(std::span<const Part> parts, double ratio, double denominator) {
    std::vector<double> e;
    e.reserve(parts.size());
    for (const Part& p : parts) {
        e.push_back((p.numerator - ratio * p.denominator) / denominator);
    }
    return e;
}

/// The end of the interval of `trials` that all came out alike.
double beyond_none(double trials) {
    return -std::expm1(std::log(tail) / trials);
}

double from_logit(double x) {
    return 1 / (1 + std::exp(-x));
}

void bound_share(const Part& sum, double half, Estimate& estimate) {
    const double mean = *estimate.mean;
    if (mean <= 0) {
        estimate.lo = 0;
        estimate.hi = beyond_none(sum.denominator);
    } else if (mean >= 1) {
        estimate.lo = 1 - beyond_none(sum.denominator);
        estimate.hi = 1;
    } else {
        const double logit = std::log(mean / (1 - mean));
        const double reach = half / (mean * (1 - mean));
        estimate.lo = std::min(mean, from_logit(logit - reach));
        estimate.hi = std::max(mean, from_logit(logit + reach));
    }
}

double half_width_of(std::span<const double> e) {
    const auto n = static_cast<double>(e.size());
    double squares = 0;
    for (const double x : e) {
        squares += x * x;
    }
    return t_quantile(e.size()) * std::sqrt(squares * n / (n - 1));
}

} // namespace

double t_quantile(std::size_t replicates) {
    const boost::math::students_t t(static_cast<double>(replicates - 1));
    return boost::math::quantile(t, 0.5 + confidence / 2);
}

double half_width(std::span<const Part> parts) {
    const Part sum = total(parts);
    return half_width_of(pulls(parts, sum.numerator / sum.denominator, sum.denominator));
}

Estimate ratio(std::span<const Part> parts, Range range) {
    const Part sum = total(parts);
    if (sum.denominator == 0) {
        return {};
    }
    Estimate estimate;
    estimate.mean = sum.numerator / sum.denominator;
    if (parts.size() < 2) {
        return estimate;
    }
    if (range == Range::share) {
        bound_share(sum, half_width(parts), estimate);
    } else {
        const double half = half_width(parts);
        estimate.lo = std::max(0.0, *estimate.mean - half);
        estimate.hi =
            *estimate.mean > 0 ? *estimate.mean + half : -std::log(tail) / sum.denominator;
    }
    return estimate;
}

Estimate paired_difference(std::span<const Part> a, std::span<const Part> b) {
    if (a.size() != b.size()) {
        throw std::logic_error("paired replicates expected");
    }
    const Part sum_a = total(a);
    const Part sum_b = total(b);
    if (sum_a.denominator == 0 || sum_b.denominator == 0) {
        return {};
    }
    const double ratio_a = sum_a.numerator / sum_a.denominator;
    const double ratio_b = sum_b.numerator / sum_b.denominator;
    Estimate estimate;
    estimate.mean = ratio_a - ratio_b;
    if (a.size() < 2) {
        return estimate;
    }
    std::vector<double> e = pulls(a, ratio_a, sum_a.denominator);
    const std::vector<double> e_b = pulls(b, ratio_b, sum_b.denominator);
    std::transform(e.begin(), e.end(), e_b.begin(), e.begin(), std::minus<>());
    const double half = half_width_of(e);
    estimate.lo = *estimate.mean - half;
    estimate.hi = *estimate.mean + half;
    return estimate;
}

Predictive predictive(std::vector<double> sums) {
    std::sort(sums.begin(), sums.end());
    const auto at = [&](double q) {
        const double place = q * static_cast<double>(sums.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const auto above = std::min(below + 1, sums.size() - 1);
        return sums[below] + (place - static_cast<double>(below)) * (sums[above] - sums[below]);
    };
    return {at(0.025), at(0.5), at(0.975)};
}

} // namespace truyvet::analysis
