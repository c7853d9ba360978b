// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/world.hpp"

#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/parameter.hpp"

#include <map>

namespace truyvet::world {
namespace {

std::string world_settings(const scenario::Scenario& s) {
    std::string text;
    for (const scenario::Parameter& p : scenario::parameters()) {
        if (p.layer == scenario::Layer::world) {
            text += scenario::to_toml(p.get(s)) + "\n";
        }
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

std::vector<std::string> slugs_of(const population::Census& census) {
    std::vector<std::string> slugs;
    for (const population::ProvinceFigures& p : census.provinces) {
        slugs.push_back(p.slug);
    }
    return slugs;
}

} // namespace

std::vector<WorldGroup> group_arms(const scenario::Scenario& scenario) {
    std::map<std::string, std::size_t> numbers;
    std::vector<WorldGroup> groups;
    for (std::uint32_t i = 0; i < scenario.arms.size(); ++i) {
        scenario::Scenario s = scenario::with(scenario, of_the_world(scenario.arms[i]));
        const auto [it, fresh] = numbers.emplace(world_settings(s), groups.size());
        if (fresh) {
            groups.push_back({std::move(s), {}});
        }
        groups[it->second].arms.push_back(i);
    }
    return groups;
}

mobility::Movement make_movement(const scenario::Scenario& s, const population::Census& country) {
    const auto census = population::select(country, s.provinces);
    // Replicates count from 1; 0 is what they share.
    return mobility::kind_named(s.mobility.kind)
        .make({census, s.population, scenario::with_files_found(s),
               core::Randomness(s.experiment.seed, 0)});
}

std::unique_ptr<const World> make_world(const WorldGroup& group) {
    const scenario::Scenario& s = group.scenario;
    const auto country = population::read_census(scenario::data_folder());
    const adoption::Observations observations(scenario::data_folder() /
                                              "adoption_observations.csv");
    const auto census = population::select(country, s.provinces);
    auto world = std::make_unique<World>();
    world->scenario = s;
    mobility::Movement movement = make_movement(s, country);
    world->people = std::move(movement.people);
    world->days = [days = std::move(movement.days), &people = world->people](
                      const core::Randomness& chance) { return days(people, chance); };
    // Replicates count from 1; 0 is what they share.
    world->adopters = adoption::people_of(world->people, core::Randomness(s.experiment.seed, 0));
    world->arm_numbers = group.arms;
    world->channels = channels_of(s);
    world->counted = counted_channels(world->channels).size();
    std::vector<scenario::Arm> arms;
    for (const std::uint32_t i : group.arms) {
        arms.push_back(s.arms[i]);
    }
    world->arms = make_arms(
        s, arms,
        {world->adopters, observations, adoption::districts_of(census), slugs_of(country)});
    return world;
}

} // namespace truyvet::world
