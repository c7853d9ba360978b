// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/catchment.hpp"
#include "models/mobility/errands.hpp"
#include "models/mobility/journeys.hpp"
#include "models/mobility/mobility.hpp"
#include "models/mobility/sessions.hpp"
#include "models/mobility/settings.hpp"
#include "models/mobility/shape.hpp"

namespace truyvet::mobility {

/// Days made from habits and draws that are named by person, room and day; nothing is stored.
class MadeMobility : public Mobility {
  public:
    MadeMobility(const population::Population& people, const MobilitySettings& settings,
                 const core::Randomness& chance);

    void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const override;
    void postures(PersonId person, const Stay& stay, std::vector<Posture>& out) const override;
    void neighbours(RoomId room, std::vector<Neighbour>& out) const override;

    [[nodiscard]] Shape shape(RoomId room) const;

  private:
    void add_travellers(RoomId coach, core::LocalDay day, std::vector<PersonId>& out) const;
    void candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<PersonId>& out) const override;

    MobilitySettings settings_;
    core::Randomness chance_;
    Catchments catchments_;
    Errands errands_;
    Journeys journeys_;
};

} // namespace truyvet::mobility
