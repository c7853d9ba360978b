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
    thread_local std::vector<PersonId> who;
    thread_local std::vector<Stay> whole_day;
    out.clear();
    candidates(room, day, who);
    for (const PersonId p : who) {
        stays(p, day, whole_day);
        for (const Stay& s : whole_day) {
            if (s.room == room) {
                out.push_back({p, s});
            }
        }
    }
}

/// Everybody who may have a stay in the room, each once, in order.
void Mobility::candidates(RoomId room, core::LocalDay day, std::vector<PersonId>& out) const {
    out.clear();
    if (people_->is_home(room)) {
        home_candidates(room, day, out);
        return;
    }
    const auto members = people_->day_members(room);
    out.assign(members.begin(), members.end());
    const RoomKind kind = people_->kind(room);
    if (kind == RoomKind::bus) {
        catchments_.for_each_candidate(room, [&](PersonId p, bool, std::uint32_t habit) {
            if (habit == 0 && rides_bus(*people_, settings_, chance_, p)) {
                out.push_back(p);
            }
        });
    } else if (population::is_venue(kind)) {
        const std::size_t errand_kind = population::venue_index(kind);
        catchments_.for_each_candidate(room, [&](PersonId p, bool, std::uint32_t) {
            const Errands::Draws draws = errands_.draws(p, day);
            for (std::size_t w = 0; w < windows; ++w) {
                const auto window = static_cast<Window>(w);
                if (errands_.kind(p, day, window, draws) == errand_kind &&
                    errands_.errand(p, day, window, errand_kind).room == room) {
                    out.push_back(p);
                }
            }
        });
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

void Mobility::home_candidates(RoomId room, core::LocalDay day, std::vector<PersonId>& out) const {
    const core::HouseholdId h = people_->household_of(room);
    const population::People members = people_->members(h);
    for (std::uint32_t i = 0; i < members.count; ++i) {
        out.push_back(members[i]);
    }
    for (std::size_t which = 0; which < Errands::host_distance.size(); ++which) {
        const population::People guests = people_->members(errands_.guest(h, which));
        for (std::uint32_t i = 0; i < guests.count; ++i) {
            const Errands::Draws draws = errands_.draws(guests[i], day);
            for (std::size_t w = 0; w < windows; ++w) {
                if (errands_.kind(guests[i], day, static_cast<Window>(w), draws) == visit) {
                    out.push_back(guests[i]);
                }
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

} // namespace truyvet::mobility
