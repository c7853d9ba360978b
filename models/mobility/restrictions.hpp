// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/mobility.hpp"
#include "models/mobility/restriction.hpp"

#include <optional>
#include <unordered_map>

namespace truyvet::mobility {

/// Rooms that are shut: of a kind, of a district, of a place; who would be there stays at home.
struct Closure {
    std::optional<RoomKind> kind; ///< none = of every kind but homes
    core::DistrictId district;    ///< none = everywhere
    core::PlaceId place;          ///< none = every place
    core::TimePoint from;
    core::TimePoint to;
};

/// Who is kept where, and what is shut. Kept at home, the household goes on meeting and nobody
/// visits; centrally, one meets nobody. A restricted person's stays change from that instant;
/// everybody's days underneath, and all their draws, remain. Written by one thread, then read by
/// any number.
class Restrictions {
  public:
    explicit Restrictions(const population::Population& people) : people_(&people) {}

    /// Of two at a time the stricter holds. Nothing if it ends before it begins.
    void keep(const Restriction& r);
    /// Whatever keeps the person ends at this time.
    void release(PersonId person, core::TimePoint at);
    void close(const Closure& c);

    /// Nothing is restricted at all.
    [[nodiscard]] bool none() const { return kept_.empty() && closures_.empty(); }
    [[nodiscard]] std::optional<KeptWhere> kept(PersonId person, core::TimePoint t) const;

    /// Where the person really is at this time, whose day has it in `room` then (none = on the
    /// road). None = on the road, or kept away.
    [[nodiscard]] RoomId where(PersonId person, RoomId room, core::TimePoint t) const;

    /// The stays as they really are: cut where something begins or ends, without gap as before.
    void apply(PersonId person, std::vector<Stay>& stays) const;
    /// One stay of the person's day, likewise, added to `out`.
    void pieces(PersonId person, const Stay& stay, std::vector<Stay>& out) const;

  private:
    struct Span {
        core::TimePoint from;
        core::TimePoint to;
        KeptWhere where = KeptWhere::home;
        [[nodiscard]] bool holds(core::TimePoint t) const { return from <= t && t < to; }
    };
    using Spans = std::unordered_map<std::uint32_t, std::vector<Span>>;

    [[nodiscard]] bool visited_in_vain(RoomId room, core::TimePoint t) const;
    [[nodiscard]] bool shut(RoomId room, core::TimePoint t) const;
    [[nodiscard]] bool concerns(const Closure& c, RoomId room) const;

    const population::Population* people_;
    Spans kept_;       ///< by person
    Spans households_; ///< that take no visitors, since somebody is kept at home
    std::vector<Closure> closures_;
};

/// Everybody's days as restrictions leave them: what contacts and channels see.
class RestrictedMobility : public Mobility {
  public:
    RestrictedMobility(const Mobility& base, const Restrictions& restrictions)
        : Mobility(base.people()), base_(&base), restrictions_(&restrictions) {}

    void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const override;
    void add_stays(PersonId person, RoomId room, core::TimePoint from, core::TimePoint to,
                   std::vector<Occupant>& out) const override;
    void positions(PersonId person, const Stay& stay, std::vector<Position>& out) const override;
    void neighbours(RoomId room, std::vector<Neighbour>& out) const override;
    bool nearness(PersonId person, const Stay& stay, std::vector<Nearness>& out) const override;

  private:
    void candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<PersonId>& out) const override;
    [[nodiscard]] Stay underlying(PersonId person, const Stay& stay) const;

    const Mobility* base_;
    const Restrictions* restrictions_;
};

} // namespace truyvet::mobility
