// SPDX-License-Identifier: GPL-2.0-only
#include "python/bindings/open_case.hpp"

#include "models/contact/encounters.hpp"
#include "models/core/error.hpp"
#include "sim/engine/investigate.hpp"

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
                                               std::size_t& place) {
    for (const world::WorldGroup& group : world::group_arms(s)) {
        const auto found = std::find(group.arms.begin(), group.arms.end(), arm);
        if (found != group.arms.end()) {
            place = static_cast<std::size_t>(found - group.arms.begin());
            return world::make_world(s, group);
        }
    }
    require_below(arm, s.arms.size(), "arm");
    return nullptr;
}

tracing::CaseFile opened(const world::World& world, const mobility::Mobility& mobility,
                         const core::Randomness& chance, std::uint32_t number) {
    require_below(number, world.settings.cases.per_replicate, "case");
    contact::EncounterFinder finder(mobility, world.settings.encounters);
    return engine::investigate(world.settings, mobility, chance, number, finder);
}

} // namespace

OpenCase::OpenCase(const scenario::Experiment& experiment, std::uint32_t arm,
                   std::uint32_t replicate, std::uint32_t number)
    : world_(world_with(experiment, arm, arm_)),
      chance_(engine::replicate_chance(world_->settings, replicate)),
      mobility_(world_->days(chance_)),
      phones_(world_->adopters, *this->arm().ownership, this->arm().clustering, chance_),
      adopters_(phones_, this->arm().adoption),
      file_(opened(*world_, *mobility_, chance_, number)) {}

mobility::Shape OpenCase::shape(core::RoomId room) const {
    require_below(room.value, people().rooms(), "room");
    return mobility::shape_of(people(), world_->settings.mobility, room);
}

std::vector<Standing> OpenCase::positions(core::RoomId room, core::TimePoint from,
                                          core::TimePoint to) const {
    require_below(room.value, people().rooms(), "room");
    std::vector<mobility::Presence> present;
    mobility_->occupants(room, from, to, present);
    std::vector<Standing> all;
    std::vector<mobility::Posture> postures;
    for (const mobility::Presence& p : present) {
        mobility_->postures(p.person, p.stay, postures);
        for (const mobility::Posture& posture : postures) {
            if (posture.from < to && posture.to > from) {
                all.push_back({p.person, posture});
            }
        }
    }
    return all;
}

tracing::BluezoneArm OpenCase::phones_of_arm() const {
    const world::ArmModels& a = arm();
    return {&phones_,        &adopters_,     &a.phones, a.radio.get(), &a.tracing.bluezone,
            a.packets.get(), mobility_.get()};
}

tracing::BluezoneOutcome OpenCase::outcome() const {
    return tracing::BluezoneCase(chance_, file_).trace(phones_of_arm());
}

std::vector<HeardRow> OpenCase::sightings() const {
    std::vector<std::vector<radio::Sighting>> kept;
    tracing::BluezoneCase app(chance_, file_);
    const tracing::BluezoneOutcome outcome = app.trace(phones_of_arm(), &kept);
    std::vector<HeardRow> rows;
    for (std::size_t i = 0; i < kept.size() && outcome.f0_active; ++i) {
        for (const radio::Sighting& s : kept[i]) {
            rows.push_back({file_.candidates[i].person, s});
        }
    }
    return rows;
}

} // namespace truyvet::bindings
