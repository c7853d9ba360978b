// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/mobility.hpp"

namespace truyvet::mobility {

void Mobility::occupants(RoomId room, core::LocalDay day, std::vector<Occupant>& out) const {
    occupants(room, core::start_of(day), core::start_of(day + 1), out);
}

void Mobility::occupants(RoomId room, core::TimePoint from, core::TimePoint to,
                         std::vector<Occupant>& out) const {
    out.clear();
    std::vector<PersonId> who;
    candidates(room, core::local_day(from), from, to, who);
    for (const PersonId p : who) {
        add_stays(p, room, from, to, out);
    }
}

void Mobility::add_stays(PersonId person, RoomId room, core::TimePoint from, core::TimePoint to,
                         std::vector<Occupant>& out) const {
    std::vector<Stay> day;
    stays(person, core::local_day(from), day);
    for (const Stay& s : day) {
        if (s.room == room && s.from < to && s.to > from) {
            out.push_back({person, s});
        }
    }
}

} // namespace truyvet::mobility
