// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/open.hpp"

#include "models/epidemic/index_case.hpp"
#include "models/tracing/delays.hpp"
#include "models/tracing/index_person.hpp"
#include "models/tracing/visits.hpp"

#include <algorithm>

namespace truyvet::world {
namespace {

std::optional<core::Milliseconds> widest_visit_margin(const World& world) {
    std::optional<core::Milliseconds> widest;
    for (const ArmModels& arm : world.arms) {
        for (const auto& channel : arm.channels) {
            if (channel != nullptr) {
                widest = std::max(widest, channel->visit_margin());
            }
        }
    }
    return widest;
}

std::shared_ptr<const adoption::Phones> phones_of(const World& world, const ArmModels& arm,
                                                  const core::Randomness& chance) {
    return std::make_shared<const adoption::Phones>(world.adopters, *arm.ownership, arm.clustering,
                                                    chance);
}

} // namespace

core::Randomness replicate_chance(const scenario::Settings& settings, std::uint32_t replicate) {
    return {settings.experiment.seed, std::uint64_t{replicate} + 1};
}

Replicate::Replicate(const World& world, std::uint32_t number)
    : world_(world), chance_(replicate_chance(world.settings, number)),
      mobility_(world.days(chance_)), visit_margin_(widest_visit_margin(world)) {}

tracing::CaseFile Replicate::open_case(std::uint32_t number,
                                       contact::EncounterFinder& finder) const {
    const scenario::Settings& s = world_.settings;
    epidemic::IndexCase course = epidemic::draw_course(s.cases, chance_, number);
    const core::TimePoint from = course.onset - tracing::from_days(s.contact.days_before_onset);
    course.person = tracing::draw_index_person(s.cases.index, chance_, number, from, course,
                                               *mobility_, s.contact, finder);
    auto file = tracing::investigate(number, course, from, *mobility_, s.contact, finder);
    if (visit_margin_) {
        tracing::add_visits(file, *mobility_, *visit_margin_);
    }
    return file;
}

OpenArm open_arm(const World& world, std::size_t arm, const core::Randomness& chance) {
    const ArmModels& models = world.arms.at(arm);
    return {models, phones_of(world, models, chance)};
}

std::vector<OpenArm> open_arms(const World& world, const core::Randomness& chance) {
    std::vector<std::shared_ptr<const adoption::Phones>> by_group;
    std::vector<OpenArm> arms;
    for (const ArmModels& arm : world.arms) {
        if (arm.phones_group == by_group.size()) {
            by_group.push_back(phones_of(world, arm, chance));
        }
        arms.emplace_back(arm, by_group[arm.phones_group]);
    }
    return arms;
}

} // namespace truyvet::world
