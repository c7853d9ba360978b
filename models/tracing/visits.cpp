// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/visits.hpp"

#include <algorithm>
#include <tuple>

namespace truyvet::tracing {
namespace {

using core::RoomId;
using population::Population;
using population::RoomKind;

/// Visit and visitor, before visitors are numbered.
struct Found {
    core::PersonId person;
    core::Setting setting;
    Visit visit;
};

/// All rooms of the site, first .. last.
std::pair<RoomId, RoomId> rooms_of(const Population& people, RoomId room) {
    if (!population::is_venue(people.kind(room))) {
        return {room, room};
    }
    RoomId first = room;
    RoomId last = room;
    while (people.place(RoomId{first.value - 1}) == people.place(room)) {
        --first.value;
    }
    while (last.value + 1 < people.rooms() &&
           people.place(RoomId{last.value + 1}) == people.place(room)) {
        ++last.value;
    }
    return {first, last};
}

void visitors(const mobility::Mobility& mobility, const CaseFile& file, std::uint32_t index,
              core::Milliseconds margin, std::vector<Found>& found) {
    const mobility::Stay& stay = file.encounters.stays()[index];
    // Days are made by themselves: what reaches over midnight is cut there.
    const core::LocalDay day = core::local_day(stay.from);
    const core::TimePoint from = std::max(stay.from - margin, core::start_of(day));
    const core::TimePoint to = std::min(stay.to + margin, core::start_of(day + 1));
    const auto [first, last] = rooms_of(mobility.people(), stay.room);
    std::vector<mobility::Occupant> present;
    for (RoomId room = first; room <= last; ++room.value) {
        mobility.occupants(room, from, to, present);
        for (const mobility::Occupant& p : present) {
            if (p.person != file.course.person) {
                found.push_back({p.person, mobility.setting(room), {index, p.stay}});
            }
        }
    }
}

/// Puts candidates and visitors into one list by person.
void join(CaseFile& file, const std::vector<Found>& found) {
    std::vector<Candidate> all;
    std::size_t f = 0;
    std::size_t c = 0;
    while (c < file.candidates.size() || f < found.size()) {
        const bool met = f == found.size() || (c < file.candidates.size() &&
                                               file.candidates[c].person <= found[f].person);
        Candidate next;
        if (met) {
            next = file.candidates[c++];
        } else {
            next.person = found[f].person;
            next.setting = found[f].setting;
            next.met = file.to;
            next.last = file.from;
        }
        next.first_visit = static_cast<std::uint32_t>(file.visits.size());
        while (f < found.size() && found[f].person == next.person) {
            if (!met) {
                next.met = std::min(next.met, std::max(found[f].visit.other.from, file.from));
                next.last = std::max(next.last, std::min(found[f].visit.other.to, file.to));
            }
            file.visits.push_back(found[f++].visit);
            ++next.visit_count;
        }
        all.push_back(next);
    }
    file.candidates = std::move(all);
}

} // namespace

bool keeps_register(RoomKind kind) {
    return (population::is_venue(kind) && kind != RoomKind::lane) || kind == RoomKind::office ||
           kind == RoomKind::workshop;
}

std::uint64_t site(const Population& people, RoomId room) {
    return rooms_of(people, room).first.value;
}

void add_visits(CaseFile& file, const mobility::Mobility& mobility, core::Milliseconds margin) {
    std::vector<Found> found;
    for (std::uint32_t i = 0; i < file.encounters.stays().size(); ++i) {
        const RoomId room = file.encounters.stays()[i].room;
        if (room.exists() && keeps_register(mobility.people().kind(room))) {
            visitors(mobility, file, i, margin, found);
        }
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.person, a.visit.stay, a.visit.other.from) <
               std::tie(b.person, b.visit.stay, b.visit.other.from);
    });
    join(file, found);
}

} // namespace truyvet::tracing
