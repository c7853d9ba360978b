// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/days.hpp"
#include "models/core/random.hpp"

#include <cmath>

namespace truyvet::tracing {

inline core::Milliseconds from_hours(double hours) {
    return core::Milliseconds{std::llround(hours * 3600e3)};
}
using core::from_days;

/// Exponential with this mean; always one draw, so that a mean of 0 leaves the others' alone.
inline core::Milliseconds exponential_hours(core::Stream& draw, double mean_hours) {
    return from_hours(-std::log1p(-draw.uniform()) * mean_hours);
}

} // namespace truyvet::tracing
