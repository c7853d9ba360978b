// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/floor_plan.hpp"
#include "models/mobility/mobility.hpp"
#include "models/tracing/inquiry.hpp"
#include "sim/world/open.hpp"

#include <memory>
#include <vector>

namespace truyvet::bindings {

/// Somebody at a place in a room, for a time.
struct Standing {
    core::PersonId person;
    mobility::Position position;
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
    [[nodiscard]] mobility::FloorPlan shape(core::RoomId room) const;
    /// Where everybody was in a room, from .. to, within one local day.
    [[nodiscard]] std::vector<Standing> positions(core::RoomId room, core::TimePoint from,
                                                  core::TimePoint to) const;
    /// The case as the arm's channels see it, with the rows that phones kept.
    [[nodiscard]] const tracing::Inquiry& inquiry() const { return inquiry_; }
    /// Every row of the F0 in the phones that run the app in the arm, by receiver and time.
    [[nodiscard]] std::vector<HeardRow> sightings() const;

  private:
    std::unique_ptr<const world::World> world_;
    world::Replicate replicate_;
    world::OpenArm arm_;
    tracing::CaseFile file_;
    tracing::Investigation investigation_;
    tracing::Inquiry inquiry_;
};

} // namespace truyvet::bindings
