// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <cmath>

namespace truyvet::core {

constexpr double in_days(Milliseconds d) {
    return seconds(d) / 86400;
}

/// To the nearest millisecond.
inline Milliseconds from_days(double days) {
    return Milliseconds{std::llround(days * 86400e3)};
}

} // namespace truyvet::core
