// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <cstdint>

namespace truyvet::core {

/// Two people over one stretch of time in which neither moves: what movement hands to the truth
/// (distance) and to the radio (distance, walls, dwell).
struct Proximity {
    TimePoint from;
    TimePoint to;
    float distance_m = 0;
    std::uint8_t walls = 0;  ///< between their rooms; 0 = the same room
    bool outdoors = false;   ///< both under the open sky, whatever room they have come out of
    std::uint64_t dwell = 0; ///< names this pair's standing together: same value, same shadowing
};

} // namespace truyvet::core
