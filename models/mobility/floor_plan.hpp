// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/settings.hpp"
#include "models/population/population.hpp"

namespace truyvet::mobility {

/// A room's floor. A home has several parts, of one width each, in a row.
struct FloorPlan {
    float width_m = 1;
    float depth_m = 1;
    std::uint8_t parts = 1;
};

struct Point {
    float x_m = 0;
    float y_m = 0;
};

FloorPlan floor_plan(const population::Population& people, const MobilitySettings& settings,
                     core::RoomId room);

/// The place of one's own of the rank-th member of a room: desk, bench, machine, stall; of a
/// teacher at the board.
Point seat_of(const population::Population& people, const MobilitySettings& settings,
              const FloorPlan& plan, core::RoomId room, std::uint32_t rank);

} // namespace truyvet::mobility
