// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace truyvet::conformance {

/// What an outcome came to, and its standard error: 0 where chance has no part.
struct Measured {
    double value = 0;
    double se = 0;
};

inline Measured exactly(double value) {
    return {value, 0};
}

/// A share among independent draws. The error is that of one more hit and one more miss, so that
/// none of n is not taken for certain.
inline Measured share_of(double hits, double draws) {
    const double p = (hits + 1) / (draws + 2);
    return {hits / draws, std::sqrt(p * (1 - p) / draws)};
}

/// A mean over independent draws.
inline Measured mean_of(const std::vector<double>& draws) {
    const auto n = static_cast<double>(draws.size());
    double sum = 0;
    double square = 0;
    for (const double x : draws) {
        sum += x;
        square += x * x;
    }
    const double mean = sum / n;
    return {mean, std::sqrt(std::max(square / n - mean * mean, 0.0) / (n - 1))};
}

/// A standard deviation over independent normal draws.
inline Measured spread_of(const std::vector<double>& draws) {
    const double mean = mean_of(draws).value;
    double square = 0;
    for (const double x : draws) {
        square += (x - mean) * (x - mean);
    }
    const auto n = static_cast<double>(draws.size());
    const double sd = std::sqrt(square / (n - 1));
    return {sd, sd / std::sqrt(2 * (n - 1))};
}

} // namespace truyvet::conformance
