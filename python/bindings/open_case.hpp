// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/mobility/mobility.hpp"
#include "models/mobility/shape.hpp"
#include "models/tracing/bluezone.hpp"
#include "models/tracing/case_file.hpp"
#include "sim/world/world.hpp"

#include <memory>
#include <vector>

namespace truyvet::bindings {

/// Somebody at a place in a room, for a time.
struct Standing {
    core::PersonId person;
    mobility::Posture posture;
};

/// A row of the F0 that a contact's phone kept.
struct HeardRow {
    core::PersonId receiver;
    radio::Sighting sighting;
};

/// One index case of a run, opened up: what the run computed and threw away, computed again.
class OpenCase {
  public:
    /// Throws core::InputError if the scenario has no such arm, replicate or case.
    OpenCase(const scenario::Experiment& experiment, std::uint32_t arm, std::uint32_t replicate,
             std::uint32_t number);

    [[nodiscard]] const tracing::CaseFile& file() const { return file_; }
    [[nodiscard]] const population::Population& people() const { return world_->people; }
    [[nodiscard]] mobility::Shape shape(core::RoomId room) const;
    /// Where everybody was in a room, from .. to, within one local day.
    [[nodiscard]] std::vector<Standing> positions(core::RoomId room, core::TimePoint from,
                                                  core::TimePoint to) const;
    /// What came of the app in the arm.
    [[nodiscard]] tracing::BluezoneOutcome outcome() const;
    /// Every row of the F0 in the phones that run the app in the arm, by receiver and time.
    [[nodiscard]] std::vector<HeardRow> sightings() const;

  private:
    [[nodiscard]] const world::ArmModels& arm() const { return world_->arms[arm_]; }
    [[nodiscard]] tracing::BluezoneArm phones_of_arm() const;

    std::unique_ptr<const world::World> world_;
    std::size_t arm_ = 0; ///< of the world
    core::Randomness chance_;
    std::unique_ptr<const mobility::Mobility> mobility_;
    adoption::Phones phones_;
    adoption::Adopters adopters_;
    tracing::CaseFile file_;
};

} // namespace truyvet::bindings
