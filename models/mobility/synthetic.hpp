// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/activities.hpp"
#include "models/mobility/catchment.hpp"
#include "models/mobility/floor_plan.hpp"
#include "models/mobility/journeys.hpp"
#include "models/mobility/mobility.hpp"
#include "models/mobility/sessions.hpp"
#include "models/mobility/settings.hpp"

namespace truyvet::mobility {

/// Days made from habits and draws that are named by person, room and day; nothing is stored.
class SyntheticMobility : public Mobility {
  public:
    SyntheticMobility(const population::Population& people, const MobilitySettings& settings,
                      const core::Randomness& chance);

    void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const override;
    void add_stays(PersonId person, RoomId room, core::TimePoint from, core::TimePoint to,
                   std::vector<Occupant>& out) const override;
    void positions(PersonId person, const Stay& stay, std::vector<Position>& out) const override;
    void neighbours(RoomId room, std::vector<Neighbour>& out) const override;

    [[nodiscard]] FloorPlan plan(RoomId room) const;
    [[nodiscard]] std::unique_ptr<const Candidates> ranked_candidates() const override;

  private:
    friend class SyntheticCandidates;
    void add_travellers(RoomId coach, core::LocalDay day, std::vector<PersonId>& out) const;
    void candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<PersonId>& out) const override;

    MobilitySettings settings_;
    core::Randomness chance_;
    Catchments catchments_;
    SecondaryActivities activities_;
    Journeys journeys_;
};

} // namespace truyvet::mobility
