// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/mobility.hpp"

namespace truyvet::mobility {

void Mobility::occupants(RoomId room, core::LocalDay day, std::vector<Occupant>& out) const {
    occupants(room, core::start_of(day), core::start_of(day + 1), out);
}

void Mobility::occupants(RoomId room, core::TimePoint from, core::TimePoint to,
                         std::vector<Occupant>& out) const {
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

} // namespace truyvet::mobility
