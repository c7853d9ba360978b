// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

#include <span>

namespace truyvet::population {

/// Somebody whom a recording names, as far as it says.
struct RecordedPerson {
    std::uint8_t age = 0;
    std::uint32_t household = 0; ///< from 0 without gaps, in the order of the people
    std::uint32_t room = 0;      ///< among the recorded rooms
};

struct RecordedRoom {
    RoomKind kind = RoomKind::office;
    std::uint32_t place = 0; ///< from 0
};

/// People of a recording in place of made ones: one commune in a town, everybody `at_home` by role
/// but for the room they were recorded in. Room `i` of the list is the room number households + i.
Population recorded_population(std::span<const RecordedPerson> people,
                               std::span<const RecordedRoom> rooms);

} // namespace truyvet::population
