// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/catchment.hpp"
#include "models/mobility/errands.hpp"
#include "models/mobility/sessions.hpp"
#include "models/mobility/settings.hpp"
#include "models/mobility/shape.hpp"
#include "models/population/population.hpp"

#include <vector>

namespace truyvet::mobility {

/// A person in a room for a time. No room = on the road, alone.
struct Stay {
    RoomId room;
    core::TimePoint from;
    core::TimePoint to;
};

/// Somebody's stay in a room that was asked for.
struct Presence {
    PersonId person;
    Stay stay;
};

/// Where in a room somebody is, without moving, from .. to. Coordinates are metres from the room's
/// corner; `part` is the room within a home.
struct Posture {
    core::TimePoint from;
    core::TimePoint to;
    float x_m = 0;
    float y_m = 0;
    std::uint8_t part = 0;
};

/// Everybody's days, computed when asked for and always the same: the draws are named by person,
/// room and day. Safe on any number of threads.
class Mobility {
  public:
    Mobility(const population::Population& people, const MobilitySettings& settings,
             const core::Randomness& chance);
    Mobility(const Mobility&) = delete;
    Mobility& operator=(const Mobility&) = delete;

    /// The whole local day of a person, from midnight to midnight without gap. Replaces `out`.
    void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const;

    /// Everybody with a stay in the room on that day: exactly the inverse of `stays`. Replaces
    /// `out`; ordered by person, then time.
    void occupants(RoomId room, core::LocalDay day, std::vector<Presence>& out) const;

    /// Only the stays that overlap from .. to, which lie within one local day: much quicker where
    /// many come and go.
    void occupants(RoomId room, core::TimePoint from, core::TimePoint to,
                   std::vector<Presence>& out) const;

    /// Where the person is within the room during one of its stays. Replaces `out`.
    void postures(PersonId person, const Stay& stay, std::vector<Posture>& out) const;

    [[nodiscard]] Shape shape(RoomId room) const;
    [[nodiscard]] core::Environment environment(RoomId room) const {
        return population::facts(people_->kind(room)).environment;
    }
    [[nodiscard]] core::Setting setting(RoomId room) const {
        return population::facts(people_->kind(room)).setting;
    }
    [[nodiscard]] const population::Population& people() const { return *people_; }

  private:
    void candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<PersonId>& out) const;

    const population::Population* people_;
    MobilitySettings settings_;
    core::Randomness chance_;
    Catchments catchments_;
    Errands errands_;
};

} // namespace truyvet::mobility
