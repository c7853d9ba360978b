// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/world.hpp"

#include "sim/scenario/parameter.hpp"

#include <map>

namespace truyvet::world {
namespace {

/// What tells worlds apart: an arm's settings of Layer::world that are not the base's.
std::string world_of(const scenario::Settings& base, const scenario::Arm& arm) {
    std::map<std::string, std::string> differ;
    for (const auto& [key, value] : arm.settings) {
        const scenario::Parameter& p = *scenario::find_parameter(key);
        if (p.layer == scenario::Layer::world) {
            differ.erase(key);
            if (value != p.get(base)) {
                differ.emplace(key, scenario::to_toml(value));
            }
        }
    }
    std::string text;
    for (const auto& [key, value] : differ) {
        text += key + " = " + value + "\n";
    }
    return text;
}

/// What the arms of a world share; the rest is each arm's own, on top of the scenario's base.
std::vector<scenario::Assignment> of_the_world(const scenario::Arm& arm) {
    std::vector<scenario::Assignment> kept;
    for (const scenario::Assignment& a : arm.settings) {
        if (scenario::find_parameter(a.first)->layer != scenario::Layer::arm) {
            kept.push_back(a);
        }
    }
    return kept;
}

/// What the replicates of a population share. They count from 1 themselves; the first population
/// has 0, the others count down from the end.
core::Randomness shared_chance(const scenario::Settings& s, std::uint32_t population) {
    return {s.experiment.seed, std::uint64_t{0} - population};
}

std::vector<std::string> slugs_of(const population::Census& census) {
    std::vector<std::string> slugs;
    for (const population::ProvinceFigures& p : census.provinces) {
        slugs.push_back(p.slug);
    }
    return slugs;
}

} // namespace

std::vector<WorldGroup> group_arms(const scenario::Experiment& experiment) {
    std::map<std::string, std::size_t> numbers;
    std::vector<WorldGroup> groups;
    for (std::uint32_t i = 0; i < experiment.arms.size(); ++i) {
        const scenario::Arm& arm = experiment.arms[i];
        const auto [it, fresh] = numbers.emplace(world_of(experiment.settings, arm), groups.size());
        if (fresh) {
            groups.push_back({scenario::with(experiment.settings, of_the_world(arm)), {}});
        }
        groups[it->second].arms.push_back(i);
    }
    return groups;
}

std::uint32_t population_of(const scenario::Settings& settings, std::uint32_t replicate) {
    return replicate % settings.experiment.populations;
}

mobility::Movement make_movement(const scenario::Settings& s, const scenario::Inputs& inputs,
                                 std::uint32_t population) {
    const auto census = population::select(population::read_census(inputs.figures()), s.provinces);
    return mobility::kind_named(s.mobility.kind)
        .make({census, s.population, inputs.opened(s.mobility), shared_chance(s, population)});
}

std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group, std::uint32_t population) {
    const scenario::Settings& s = group.settings;
    const auto figures = experiment.inputs.figures();
    const auto country = population::read_census(figures);
    const adoption::Observations observations(figures / "adoption_observations.csv");
    const auto census = population::select(country, s.provinces);
    auto world = std::make_unique<World>();
    world->settings = s;
    mobility::Movement movement = make_movement(s, experiment.inputs, population);
    world->people = std::move(movement.people);
    world->days = [days = std::move(movement.days), &people = world->people](
                      const core::Randomness& chance) { return days(people, chance); };
    world->population = population;
    world->adopters = adoption::people_of(world->people, shared_chance(s, population));
    world->arm_numbers = group.arms;
    world->channels = channels_of(experiment);
    world->counted = counted_channels(world->channels).size();
    if (s.epidemic.transmission && !s.epidemic.counted.empty()) {
        world->counted_cases =
            epidemic::read_counted_cases(experiment.inputs.opened(s.epidemic.counted));
    }
    std::vector<scenario::Arm> arms;
    for (const std::uint32_t i : group.arms) {
        arms.push_back(experiment.arms[i]);
    }
    world->arms =
        make_arms(s, arms, world->channels,
                  {world->adopters, observations, adoption::districts_of(census), slugs_of(country),
                   epidemic::district_names(census), &experiment.inputs});
    return world;
}

} // namespace truyvet::world
