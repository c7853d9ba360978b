// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/counted_cases.hpp"
#include "models/mobility/kinds.hpp"
#include "models/population/census.hpp"
#include "models/population/population.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/arm_models.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace truyvet::world {

/// Who lives where, and how their days are made: drawn once per seed and population. What
/// replicates draw anew is days, phones, cases and radio.
struct Inhabitants {
    population::Population people;
    /// Makes the days of a replicate.
    std::function<std::unique_ptr<const mobility::Mobility>(const core::Randomness&)> days;
    adoption::People adopters;         ///< the same people, as adoption sees them
    std::uint32_t population = 0;      ///< which of the experiment's
    population::Census country = {};   ///< the figures they were made from
    population::Census provinces = {}; ///< of these, the provinces asked for
};

/// What some arms of a scenario share, and each of these arms' models.
struct World {
    explicit World(std::shared_ptr<const Inhabitants> who)
        : inhabitants(std::move(who)), people(inhabitants->people), days(inhabitants->days),
          adopters(inhabitants->adopters), population(inhabitants->population) {}

    std::shared_ptr<const Inhabitants> inhabitants;
    const population::Population& people;
    const std::function<std::unique_ptr<const mobility::Mobility>(const core::Randomness&)>& days;
    const adoption::People& adopters;
    std::uint32_t population;
    scenario::Settings settings; ///< as its arms have them, but for what they vary
    std::vector<ArmModels> arms;
    std::vector<std::uint32_t> arm_numbers; ///< in the scenario's list
    std::vector<std::string> channels;      ///< channels_of the whole scenario
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

std::shared_ptr<const Inhabitants> make_inhabitants(const scenario::Experiment& experiment,
                                                    const WorldGroup& group,
                                                    std::uint32_t population = 0);

/// A group's arms for people that were made for it; `drawn` is what a replicate has drawn of what
/// is not known (scenario::Draws).
std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group,
                                        std::shared_ptr<const Inhabitants> inhabitants,
                                        const std::vector<scenario::Assignment>& drawn = {});
std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group, std::uint32_t population = 0);

} // namespace truyvet::world
