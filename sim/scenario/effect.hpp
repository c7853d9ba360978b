// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/value.hpp"

#include <string>
#include <utility>

namespace truyvet::scenario {

/// What a moved parameter does to its outcome.
struct Change {
    enum class Kind { levels, ratio, difference };
    Kind kind;
    double before = 0; ///< the outcome at Effect::from; levels only
    double after;      ///< at Effect::to; or the ratio, or the difference, of the two
    double within = 0; ///< share of `after` by which an expectation may be off by its own nature

    /// The same with a share by which the calculation of the expectation is only approximate.
    [[nodiscard]] Change about(double share) const { return {kind, before, after, share}; }
};

inline Change levels(double before, double after) {
    return {Change::Kind::levels, before, after};
}
inline Change ratio(double r) {
    return {Change::Kind::ratio, 0, r};
}
inline Change difference(double d) {
    return {Change::Kind::difference, 0, d};
}

/// The meaning of a parameter, as a claim that can fail: moved from one value to another it moves a
/// named outcome (tests/conformance has them all) by so much. The amount is worked out from what
/// the parameter means, never from what the program gives.
struct Effect {
    Effect(std::string outcome, Value from, Value to, Change change)
        : outcome(std::move(outcome)), from(std::move(from)), to(std::move(to)), change(change) {}

    std::string outcome;
    Value from;
    Value to;
    Change change;
};

} // namespace truyvet::scenario
