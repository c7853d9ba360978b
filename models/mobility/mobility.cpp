// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/mobility.hpp"

#include "models/mobility/day.hpp"
#include "models/mobility/postures.hpp"

#include <algorithm>

namespace truyvet::mobility {

Mobility::Mobility(const population::Population& people, const MobilitySettings& settings,
                   const core::Randomness& chance)
    : people_(&people), settings_(settings), chance_(chance), catchments_(people),
      errands_(people, catchments_, settings_, chance) {}

void Mobility::stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const {
    DayMaker(*people_, catchments_, errands_, settings_, chance_, person, day).make(out);
}

void Mobility::postures(PersonId person, const Stay& stay, std::vector<Posture>& out) const {
    PostureMaker(*people_, settings_, chance_, person, stay, out).make();
}

Shape Mobility::shape(RoomId room) const {
    return shape_of(*people_, settings_, room);
}

void Mobility::occupants(RoomId room, core::LocalDay day, std::vector<Presence>& out) const {
    occupants(room, core::start_of(day), core::start_of(day + 1), out);
}

void Mobility::occupants(RoomId room, core::TimePoint from, core::TimePoint to,
                         std::vector<Presence>& out) const {
    thread_local std::vector<PersonId> who;
    thread_local std::vector<Stay> whole_day;
    out.clear();
    const core::LocalDay day = core::local_day(from);
    candidates(room, day, from, to, who);
    for (const PersonId p : who) {
        stays(p, day, whole_day);
        for (const Stay& s : whole_day) {
            if (s.room == room && s.from < to && s.to > from) {
                out.push_back({p, s});
            }
        }
    }
}

/// Everybody who may be in the room in this time, each once, in order.
void Mobility::candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                          std::vector<PersonId>& out) const {
    out.clear();
    if (people_->is_home(room)) {
        const population::People members = people_->members(people_->household_of(room));
        for (std::uint32_t i = 0; i < members.count; ++i) {
            out.push_back(members[i]);
        }
    } else {
        const auto members = people_->day_members(room);
        out.assign(members.begin(), members.end());
    }
    const RoomKind kind = people_->kind(room);
    if (kind == RoomKind::bus) {
        catchments_.for_each_fixed(room, [&](PersonId p) {
            if (rides_bus(*people_, settings_, chance_, p)) {
                out.push_back(p);
            }
        });
    } else if (kind == RoomKind::home || population::is_venue(kind)) {
        const auto second = [&](core::TimePoint t) {
            return static_cast<std::int32_t>(core::seconds(t - core::start_of(day)));
        };
        // A second more on either side: windows may be cut finer than days are made.
        errands_.for_each_visitor(room, day, second(from) - 1, second(to) + 1,
                                  [&](PersonId p) { out.push_back(p); });
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

} // namespace truyvet::mobility
