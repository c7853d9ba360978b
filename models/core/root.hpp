// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/assert.hpp"

#include <boost/math/tools/toms748_solve.hpp>

#include <cstdint>
#include <utility>

namespace truyvet::core {

/// The bracket in which a function that rises from `lo` to `hi` crosses 0, as narrow as `near`
/// (called with both ends) asks for; the end itself where it crosses nowhere between.
template <class Function, class Near>
std::pair<double, double> bracket_of_root(Function function, double lo, double hi, Near near) {
    TRUYVET_EXPECT(lo <= hi, lo, hi);
    const double at_lo = function(lo);
    if (at_lo >= 0) {
        return {lo, lo};
    }
    const double at_hi = function(hi);
    if (at_hi <= 0) {
        return {hi, hi};
    }
    std::uintmax_t calls = 200;
    return boost::math::tools::toms748_solve(function, lo, hi, at_lo, at_hi, near, calls);
}

/// The root to nearly the last bit.
template <class Function>
double root_of(Function function, double lo, double hi) {
    const auto [a, b] =
        bracket_of_root(function, lo, hi, boost::math::tools::eps_tolerance<double>(50));
    return a + (b - a) / 2;
}

} // namespace truyvet::core
