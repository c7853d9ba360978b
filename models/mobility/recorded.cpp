// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/recorded.hpp"

#include <algorithm>

namespace truyvet::mobility {

void RecordedMobility::stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const {
    out.clear();
    core::TimePoint now = core::start_of(day);
    const core::TimePoint end = core::start_of(day + 1);
    const auto until = [&](RoomId room, core::TimePoint to) {
        if (to > now) {
            out.push_back({room, now, to});
            now = to;
        }
    };
    if (const auto shift = calendar_.shift(day)) {
        for (const RecordedSpan& p : present(person)) {
            if (p.to + *shift > now && p.from + *shift < end) {
                until(RoomId::none(), p.from + *shift);
                until(people().day_room(person), std::min(p.to + *shift, end));
            }
        }
    }
    until(RoomId::none(), end);
}

void RecordedMobility::neighbours(RoomId room, std::vector<Neighbour>& out) const {
    out.clear();
    for (std::uint32_t r = people().households(); r < people().rooms(); ++r) {
        if (RoomId{r} != room && people().place(RoomId{r}) == people().place(room)) {
            out.push_back({RoomId{r}, 0});
        }
    }
}

void RecordedMobility::candidates(RoomId room, core::LocalDay, core::TimePoint, core::TimePoint,
                                  std::vector<PersonId>& out) const {
    out.clear();
    if (!people().is_home(room)) {
        const auto members = people().day_members(room);
        out.assign(members.begin(), members.end());
    }
}

} // namespace truyvet::mobility
