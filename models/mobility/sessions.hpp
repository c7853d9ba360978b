// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/settings.hpp"
#include "models/population/population.hpp"

namespace truyvet::mobility {

/// One or two stretches in the class or at work, in seconds after local midnight.
struct Sessions {
    struct Stretch {
        std::int32_t from = 0;
        std::int32_t to = 0;
    };
    std::array<Stretch, 2> stretch{};
    std::uint32_t count = 0;
};

/// When the people of a room learn or work on a day: fixed for the room, so that a class or a line
/// is there together. None on its free days.
Sessions sessions_of(const population::Population& people, const MobilitySettings& settings,
                     const core::Randomness& chance, core::RoomId room, population::Role role,
                     core::LocalDay day);

} // namespace truyvet::mobility
