// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/mobility.hpp"
#include "models/mobility/settings.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace truyvet::mobility {

/// What people and their days are made from. Files in the settings are paths that can be opened.
struct Source {
    const population::Census& census;
    const population::PopulationSettings& population;
    const MobilitySettings& settings;
    core::Randomness shared; ///< of all replicates
};

/// People, and how their days come about in each replicate.
struct Movement {
    population::Population people;
    /// Given those people where they stay in memory, and the replicate's chance.
    std::function<std::unique_ptr<const Mobility>(const population::Population&,
                                                  const core::Randomness&)>
        days;
    std::vector<std::string> notes; ///< what the user should know of the input
};

/// A registered kind of movement. A new one is a file and a line in kinds.cpp.
struct Kind {
    std::string_view name;
    bool recorded; ///< reads a recording instead of the census
    Movement (*make)(const Source&);
};

std::span<const Kind> kinds();
std::vector<std::string> kind_names();
/// What scenarios and results of before called the kind "synthetic"; still understood.
inline constexpr std::string_view former_synthetic = "made";
/// Of the name, which must be one of kind_names() or the former one.
const Kind& kind_named(std::string_view name);

Movement synthetic_movement(const Source&);
/// Both throw core::InputError with every fault of the recording, each with file and line.
Movement tracks_movement(const Source&);
Movement network_movement(const Source&);

} // namespace truyvet::mobility
