// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/encounters.hpp"

#include "models/core/assert.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::contact {
namespace {

using mobility::Occupant;
using mobility::Position;
using mobility::Stay;

/// Mixes 64 bits (the finaliser of SplitMix64; Steele et al. 2014, doi:10.1145/2660193.2660195).
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Who has gone out into the yard has a wall between himself and who stayed. Two classes in the
/// yard keep apart as if a wall stood between them: assumption.
std::uint8_t walls_between(const Position& a, const Position& b, bool same_room) {
    const int parts = a.part > b.part ? a.part - b.part : b.part - a.part;
    return static_cast<std::uint8_t>(parts + (same_room ? 0 : 1) +
                                     (a.outdoors == b.outdoors ? 0 : 1));
}

} // namespace

std::uint64_t dwell_name(PersonId a, PersonId b, TimePoint since) {
    return mixed(core::unordered_pair_word(a, b) ^
                 mixed(static_cast<std::uint64_t>(since.time_since_epoch().count())));
}

EncounterFinder::EncounterFinder(const mobility::Mobility& mobility,
                                 const EncounterSettings& settings)
    : mobility_(&mobility), settings_(settings) {}

void EncounterFinder::find(PersonId person, TimePoint from, TimePoint to, Encounters& out) {
    TRUYVET_EXPECT(person.value < mobility_->people().people(), person,
                   mobility_->people().people());
    out.person_ = person;
    out.stays_.clear();
    out.encounters_.clear();
    out.segments_.clear();
    from_ = from;
    to_ = to;
    if (from >= to) {
        return;
    }
    const core::LocalDay last = core::local_day(to - core::Milliseconds{1});
    for (core::LocalDay day = core::local_day(from); day <= last; ++day) {
        mobility_->stays(person, day, day_);
        rooms_known_ = 0;
        for (const Stay& stay : day_) {
            if (stay.to > from && stay.from < to) {
                out.stays_.push_back(stay);
                at_stay(stay, static_cast<std::uint32_t>(out.stays_.size() - 1), out);
            }
        }
    }
}

void EncounterFinder::at_stay(const Stay& stay, std::uint32_t index, Encounters& out) {
    if (!stay.room.exists()) {
        return;
    }
    if (mobility_->nearness(out.person_, stay, near_)) {
        as_recorded(stay, index, out);
        return;
    }
    mobility_->positions(out.person_, stay, mine_);
    in_room(stay, index, {stay.room, 0}, out);
    if (settings_.through_walls) {
        mobility_->neighbours(stay.room, neighbours_);
        for (const mobility::Neighbour& room : neighbours_) {
            in_room(stay, index, room, out);
        }
    }
}

const std::vector<Occupant>& EncounterFinder::occupants(RoomId room, const Stay& stay) {
    const population::RoomKind kind = mobility_->people().kind(room);
    if (population::is_venue(kind)) {
        mobility_->occupants(room, std::max(stay.from, from_), std::min(stay.to, to_), present_);
        return present_;
    }
    for (std::size_t i = 0; i < rooms_known_; ++i) {
        if (rooms_of_the_day_[i].room == room) {
            return rooms_of_the_day_[i].there;
        }
    }
    rooms_of_the_day_.resize(std::max(rooms_of_the_day_.size(), rooms_known_ + 1));
    RoomOfTheDay& fresh = rooms_of_the_day_[rooms_known_++];
    fresh.room = room;
    const core::LocalDay day = core::local_day(stay.from);
    mobility_->occupants(room, std::max(core::start_of(day), from_),
                         std::min(core::start_of(day + 1), to_), fresh.there);
    return fresh.there;
}

void EncounterFinder::in_room(const Stay& stay, std::uint32_t index, mobility::Neighbour room,
                              Encounters& out) {
    for (const Occupant& other : occupants(room.room, stay)) {
        if (other.person != out.person_ && other.stay.from < std::min(stay.to, to_) &&
            other.stay.to > std::max(stay.from, from_)) {
            meet(stay, index, other, room.offset_m, out);
        }
    }
}

void EncounterFinder::meet(const Stay& stay, std::uint32_t index, const Occupant& other,
                           float offset_m, Encounters& out) {
    mobility_->positions(other.person, other.stay, theirs_);
    const auto first = static_cast<std::uint32_t>(out.segments_.size());
    const bool same_room = other.stay.room == stay.room;
    auto a = mine_.begin();
    auto b = theirs_.begin();
    while (a != mine_.end() && b != theirs_.end()) {
        const TimePoint from = std::max({a->from, b->from, from_});
        const TimePoint to = std::min({a->to, b->to, to_});
        if (from < to) {
            const float d = std::hypot(b->x_m + offset_m - a->x_m, b->y_m - a->y_m);
            const std::uint8_t walls = walls_between(*a, *b, same_room);
            if (same_room || d <= static_cast<float>(settings_.wall_reach_m)) {
                const TimePoint since = std::max(a->since, b->since);
                out.segments_.push_back({from, to, d, walls, a->outdoors && b->outdoors,
                                         dwell_name(out.person_, other.person, since)});
            }
        }
        a->to <= b->to ? ++a : ++b;
    }
    add(stay, index, other.person, other.stay.room, first, out);
}

/// Where a recording says who was near whom.
void EncounterFinder::as_recorded(const Stay& stay, std::uint32_t index, Encounters& out) {
    for (auto near = near_.begin(); near != near_.end();) {
        const mobility::Nearness& with = *near;
        const auto first = static_cast<std::uint32_t>(out.segments_.size());
        for (; near != near_.end() && near->other == with.other; ++near) {
            const TimePoint from = std::max(near->from, from_);
            const TimePoint to = std::min(near->to, to_);
            if (from < to) {
                out.segments_.push_back({from, to, near->distance_m, 0, false,
                                         dwell_name(out.person_, near->other, near->from)});
            }
        }
        add(stay, index, with.other, with.room, first, out);
    }
}

/// The encounter whose segments are those from `first` on; none if there are none.
void EncounterFinder::add(const Stay& stay, std::uint32_t index, PersonId other, RoomId room,
                          std::uint32_t first, Encounters& out) const {
    const auto count = static_cast<std::uint32_t>(out.segments_.size()) - first;
    if (count > 0) {
        out.encounters_.push_back({other, stay.room, mobility_->setting(stay.room),
                                   mobility_->environment(std::min(stay.room, room)), index, first,
                                   count});
    }
}

} // namespace truyvet::contact
