// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

#include <memory>
#include <vector>

namespace truyvet::mobility {

using core::PersonId;
using core::RoomId;
using population::RoomKind;

/// A person in a room for a time. No room = on the road, alone, or away.
struct Stay {
    RoomId room;
    core::TimePoint from;
    core::TimePoint to;
};

/// Somebody's stay in a room that was asked for.
struct Occupant {
    PersonId person;
    Stay stay;
};

/// Where in a room somebody is, without moving, from .. to. Coordinates are metres from the room's
/// corner; `part` is the room within a home.
struct Position {
    core::TimePoint from;
    core::TimePoint to;
    float x_m = 0;
    float y_m = 0;
    std::uint8_t part = 0;
    core::TimePoint since; ///< at about this place since then
    bool outdoors = false; ///< out of the room, in its yard: coordinates are the yard's
};

/// A room of the same place, and where its corner lies from the other's.
struct Neighbour {
    RoomId room;
    float offset_m = 0;
};

/// Two people near each other from .. to, where a recording knows this instead of positions.
struct Nearness {
    PersonId other;
    RoomId room; ///< the other's
    core::TimePoint from;
    core::TimePoint to;
    float distance_m = 0;
};

class Candidates;

/// Everybody's days, computed when asked for and always the same. Safe on any number of threads.
class Mobility {
  public:
    explicit Mobility(const population::Population& people) : people_(&people) {}
    Mobility(const Mobility&) = delete;
    Mobility& operator=(const Mobility&) = delete;
    virtual ~Mobility() = default;

    /// The whole local day of a person, from midnight to midnight without gap. Replaces `out`.
    virtual void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const = 0;

    /// Everybody with a stay in the room on that day: exactly the inverse of `stays`. Replaces
    /// `out`; ordered by person, then time.
    void occupants(RoomId room, core::LocalDay day, std::vector<Occupant>& out) const;

    /// Only the stays that overlap from .. to, which lie within one local day: much quicker where
    /// many come and go.
    void occupants(RoomId room, core::TimePoint from, core::TimePoint to,
                   std::vector<Occupant>& out) const;

    /// The person's stays in the room that overlap from .. to, which lie within one local day,
    /// added to `out`: what `occupants` asks of each candidate.
    virtual void add_stays(PersonId person, RoomId room, core::TimePoint from, core::TimePoint to,
                           std::vector<Occupant>& out) const;

    /// Where the person is within the room during one of its stays. Replaces `out`.
    virtual void positions(PersonId person, const Stay& stay, std::vector<Position>& out) const = 0;

    /// Rooms from which one is heard through walls. Replaces `out`.
    virtual void neighbours(RoomId room, std::vector<Neighbour>& out) const = 0;

    /// Whether it is known who was near whom instead of where people were; if so, replaces `out`
    /// by whom the person was near during its stay, ordered by the other, then time.
    virtual bool nearness(PersonId, const Stay&, std::vector<Nearness>&) const { return false; }

    /// Who may be in a room, by number, for draws among them (candidates.hpp).
    [[nodiscard]] virtual std::unique_ptr<const Candidates> ranked_candidates() const;

    [[nodiscard]] core::Environment environment(RoomId room) const {
        return population::facts(people_->kind(room)).environment;
    }
    [[nodiscard]] core::Setting setting(RoomId room) const {
        return population::facts(people_->kind(room)).setting;
    }
    [[nodiscard]] const population::Population& people() const { return *people_; }

  protected:
    /// Everybody who may be in the room in this time, each once, in order. Replaces `out`.
    virtual void candidates(RoomId room, core::LocalDay day, core::TimePoint from,
                            core::TimePoint to, std::vector<PersonId>& out) const = 0;

  private:
    friend class RestrictedMobility;
    const population::Population* people_;
};

} // namespace truyvet::mobility
