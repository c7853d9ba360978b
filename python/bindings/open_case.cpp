// SPDX-License-Identifier: GPL-2.0-only
#include "python/bindings/open_case.hpp"

#include "models/contact/encounters.hpp"
#include "models/core/error.hpp"

#include <algorithm>
#include <string>

namespace truyvet::bindings {
namespace {

void require_below(std::uint32_t number, std::uint64_t end, const char* what) {
    if (number >= end) {
        throw core::InputError("", std::string(what) + " " + std::to_string(number) +
                                       " does not exist; give 0 to " + std::to_string(end - 1));
    }
}

std::unique_ptr<const world::World> world_with(const scenario::Experiment& s, std::uint32_t arm,
                                               std::uint32_t replicate) {
    for (const world::WorldGroup& group : world::group_arms(s)) {
        if (std::find(group.arms.begin(), group.arms.end(), arm) != group.arms.end()) {
            return world::make_world(s, group, world::population_of(s.settings, replicate));
        }
    }
    require_below(arm, s.arms.size(), "arm");
    return nullptr;
}

std::size_t place_of(const world::World& world, std::uint32_t arm) {
    const auto& arms = world.arm_numbers;
    return static_cast<std::size_t>(std::find(arms.begin(), arms.end(), arm) - arms.begin());
}

tracing::CaseFile opened(const world::World& world, const world::Replicate& replicate,
                         std::uint32_t number) {
    require_below(number, world.settings.cases.per_replicate, "case");
    contact::EncounterFinder finder = replicate.finder();
    return replicate.open_case(number, finder);
}

} // namespace

OpenCase::OpenCase(const scenario::Experiment& experiment, std::uint32_t arm,
                   std::uint32_t replicate, std::uint32_t number)
    : world_(world_with(experiment, arm, replicate)), replicate_(*world_, replicate),
      arm_(world::open_arm(*world_, place_of(*world_, arm), replicate_.chance())),
      file_(opened(*world_, replicate_, number)),
      investigation_(replicate_.chance(), replicate_.mobility(), file_),
      inquiry_(investigation_.in(arm_.app(), true)) {}

mobility::FloorPlan OpenCase::shape(core::RoomId room) const {
    require_below(room.value, people().rooms(), "room");
    return mobility::floor_plan(people(), world_->settings.mobility, room);
}

std::vector<Standing> OpenCase::positions(core::RoomId room, core::TimePoint from,
                                          core::TimePoint to) const {
    require_below(room.value, people().rooms(), "room");
    std::vector<mobility::Occupant> present;
    replicate_.mobility().occupants(room, from, to, present);
    std::vector<Standing> all;
    std::vector<mobility::Position> positions;
    for (const mobility::Occupant& p : present) {
        replicate_.mobility().positions(p.person, p.stay, positions);
        for (const mobility::Position& position : positions) {
            if (position.from < to && position.to > from) {
                all.push_back({p.person, position});
            }
        }
    }
    return all;
}

std::vector<HeardRow> OpenCase::sightings() const {
    const auto& kept = inquiry_.app().rows;
    std::vector<HeardRow> rows;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        for (const radio::Sighting& s : kept[i]) {
            rows.push_back({file_.candidates[i].person, s});
        }
    }
    return rows;
}

} // namespace truyvet::bindings
