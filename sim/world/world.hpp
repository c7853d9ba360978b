// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/counted_cases.hpp"
#include "models/mobility/kinds.hpp"
#include "models/population/population.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/arm_models.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace truyvet::world {

/// The people and places that some arms of a scenario share, and each of these arms' models. Made
/// once per seed and population: its replicates differ in days, phones, cases and radio, not in who
/// lives where.
struct World {
    scenario::Settings settings; ///< as its arms have them, but for what they vary
    population::Population people;
    /// Makes the days of a replicate.
    std::function<std::unique_ptr<const mobility::Mobility>(const core::Randomness&)> days;
    adoption::People adopters; ///< the same people, as adoption sees them
    std::vector<ArmModels> arms;
    std::vector<std::uint32_t> arm_numbers; ///< in the scenario's list
    std::vector<std::string> channels;      ///< channels_of the whole scenario
    std::uint32_t population = 0;           ///< which of the experiment's
    /// Reported in the world, to stand beside an outbreak.
    std::optional<epidemic::CountedCases> counted_cases = {};
    std::size_t counted = 0; ///< counted_channels: these, or these and their union
};

/// Arms that agree on every parameter of Layer::world, in the order of their first.
struct WorldGroup {
    scenario::Settings settings;
    std::vector<std::uint32_t> arms;
};
std::vector<WorldGroup> group_arms(const scenario::Experiment& experiment);

/// Which of the populations a replicate is about: they are taken in turn.
std::uint32_t population_of(const scenario::Settings& settings, std::uint32_t replicate);

/// The people and days that the settings ask for, made from the inputs.
mobility::Movement make_movement(const scenario::Settings& settings, const scenario::Inputs& inputs,
                                 std::uint32_t population = 0);

std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group, std::uint32_t population = 0);

} // namespace truyvet::world
