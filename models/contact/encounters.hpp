// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/proximity.hpp"
#include "models/mobility/mobility.hpp"

#include <span>
#include <vector>

namespace truyvet::contact {

using core::PersonId;
using core::Proximity;
using core::RoomId;
using core::TimePoint;

/// Two people in the same room (or wall to wall) during one stay of the first.
struct Encounter {
    PersonId other;
    RoomId room; ///< of the person asked about
    core::Setting setting = core::Setting::home;
    /// Through a wall: that of the first of the two rooms, so that both sides agree. Where
    /// Proximity::outdoors, it is outdoors all the same.
    core::Environment environment = core::Environment::home;
    std::uint32_t stay = 0;  ///< index into Encounters::stays()
    std::uint32_t first = 0; ///< of its segments
    std::uint32_t count = 0;
};

/// What one person's days held: its stays, whom it was with, and how far away.
class Encounters {
  public:
    [[nodiscard]] PersonId person() const { return person_; }
    [[nodiscard]] std::span<const mobility::Stay> stays() const { return stays_; }
    /// By stay, then by the other person.
    [[nodiscard]] std::span<const Encounter> all() const { return encounters_; }
    /// Constant distances, in order of time, without overlap.
    [[nodiscard]] std::span<const Proximity> segments(const Encounter& e) const {
        return {segments_.data() + e.first, e.count};
    }

  private:
    friend class EncounterFinder;
    PersonId person_;
    std::vector<mobility::Stay> stays_;
    std::vector<Encounter> encounters_;
    std::vector<Proximity> segments_;
};

/// Names two people's standing together since the later one came: the same from either side and for
/// any window asked for.
std::uint64_t dwell_name(PersonId a, PersonId b, TimePoint since);

struct EncounterSettings {
    /// Neighbouring rooms of the same school, firm or market are asked too; their people come with
    /// Proximity::walls of at least 1.
    bool through_walls = true;
    /// People behind a wall are left out beyond this distance. Assumption: a wall and 8 m leave
    /// little of a phone's signal.
    double wall_reach_m = 8;
};

/// Finds encounters; keeps its buffers from one call to the next, so one per thread.
class EncounterFinder {
  public:
    EncounterFinder(const mobility::Mobility& mobility, const EncounterSettings& settings);

    /// All encounters of a person from .. to, into `out` (whose storage is used again).
    void find(PersonId person, TimePoint from, TimePoint to, Encounters& out);

  private:
    void at_stay(const mobility::Stay& stay, std::uint32_t index, Encounters& out);
    void in_room(const mobility::Stay& stay, std::uint32_t index, mobility::Neighbour room,
                 Encounters& out);
    void as_recorded(const mobility::Stay& stay, std::uint32_t index, Encounters& out);
    /// Those in the room around the stay: of the whole day where one is there again and again, at
    /// home, at school, at work; of the stay's time where many come and go.
    const std::vector<mobility::Occupant>& occupants(RoomId room, const mobility::Stay& stay);
    void meet(const mobility::Stay& stay, std::uint32_t index, const mobility::Occupant& other,
              float offset_m, Encounters& out);
    void add(const mobility::Stay& stay, std::uint32_t index, PersonId other, RoomId room,
             std::uint32_t first, Encounters& out) const;

    const mobility::Mobility* mobility_;
    EncounterSettings settings_;
    TimePoint from_;
    TimePoint to_;
    std::vector<mobility::Stay> day_;
    std::vector<mobility::Occupant> present_;
    struct RoomOfTheDay {
        RoomId room;
        std::vector<mobility::Occupant> there;
    };
    std::vector<RoomOfTheDay> rooms_of_the_day_; ///< the first `rooms_known_` of them
    std::size_t rooms_known_ = 0;
    std::vector<mobility::Neighbour> neighbours_;
    std::vector<mobility::Nearness> near_;
    std::vector<mobility::Position> mine_;
    std::vector<mobility::Position> theirs_;
};

} // namespace truyvet::contact
