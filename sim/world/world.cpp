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

std::shared_ptr<const Inhabitants> make_inhabitants(const scenario::Experiment& experiment,
                                                    const WorldGroup& group,
                                                    std::uint32_t population) {
    const scenario::Settings& s = group.settings;
    auto made = std::make_shared<Inhabitants>();
    made->country = population::read_census(experiment.inputs.figures());
    made->provinces = population::select(made->country, s.provinces);
    mobility::Movement movement = make_movement(s, experiment.inputs, population);
    made->people = std::move(movement.people);
    made->days = [days = std::move(movement.days), &people = made->people](
                     const core::Randomness& chance) { return days(people, chance); };
    made->population = population;
    made->adopters = adoption::people_of(made->people, shared_chance(s, population));
    return made;
}

std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group,
                                        std::shared_ptr<const Inhabitants> inhabitants,
                                        const std::vector<scenario::Assignment>& drawn) {
    const adoption::Observations observations(experiment.inputs.figures() /
                                              "adoption_observations.csv");
    auto world = std::make_unique<World>(std::move(inhabitants));
    world->settings = scenario::with(group.settings, drawn);
    const scenario::Settings& s = world->settings;
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
    const population::Census& census = world->inhabitants->provinces;
    world->arms = make_arms(s, arms, world->channels,
                            {world->adopters, observations, adoption::districts_of(census),
                             slugs_of(world->inhabitants->country),
                             epidemic::district_names(census), &experiment.inputs});
    return world;
}

std::unique_ptr<const World> make_world(const scenario::Experiment& experiment,
                                        const WorldGroup& group, std::uint32_t population) {
    return make_world(experiment, group, make_inhabitants(experiment, group, population));
}

} // namespace truyvet::world
