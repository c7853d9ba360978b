// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random_bits.hpp"
#include "models/mobility/floor_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace truyvet::mobility {

/// A point of the floor, off the walls.
inline Point spot(const FloorPlan& plan, double off_walls_m, std::uint64_t a, std::uint64_t b) {
    const auto inside = [off = static_cast<float>(off_walls_m)](float length, std::uint64_t word) {
        return off + static_cast<float>(core::uniform53(word)) * std::max(0.0F, length - 2 * off);
    };
    return {inside(plan.width_m, a), inside(plan.depth_m, b)};
}

inline std::int64_t whole(double minutes) {
    return static_cast<std::int64_t>(minutes);
}

/// A point on the circle around the centre, after so many turns of it.
inline Point around(Point centre, double from_middle_m, double turn) {
    const auto radius_m = static_cast<float>(from_middle_m);
    const auto angle = static_cast<float>(2 * std::numbers::pi * turn);
    return {centre.x_m + radius_m * std::cos(angle), centre.y_m + radius_m * std::sin(angle)};
}

} // namespace truyvet::mobility
