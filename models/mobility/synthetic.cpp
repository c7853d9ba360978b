// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/synthetic.hpp"

#include "models/mobility/day.hpp"
#include "models/mobility/kinds.hpp"
#include "models/mobility/positions.hpp"

#include <algorithm>

namespace truyvet::mobility {

SyntheticMobility::SyntheticMobility(const population::Population& people,
                                     const MobilitySettings& settings,
                                     const core::Randomness& chance)
    : Mobility(people), settings_(settings), chance_(chance),
      catchments_(people, settings.activity.habits),
      activities_(people, catchments_, settings_, chance), journeys_(people, settings_, chance) {}

void SyntheticMobility::stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const {
    DayMaker(people(), catchments_, activities_, journeys_, settings_, chance_, person, day)
        .make(out);
}

void SyntheticMobility::add_stays(PersonId person, RoomId room, core::TimePoint from,
                                  core::TimePoint to, std::vector<Occupant>& out) const {
    DayMaker(people(), catchments_, activities_, journeys_, settings_, chance_, person,
             core::local_day(from))
        .add_stays(room, from, to, out);
}

void SyntheticMobility::positions(PersonId person, const Stay& stay,
                                  std::vector<Position>& out) const {
    PositionMaker(people(), settings_, chance_, person, stay, out).make();
}

FloorPlan SyntheticMobility::plan(RoomId room) const {
    return floor_plan(people(), settings_, room);
}

/// Rooms of a place stand in a row: the next one begins where this one ends.
void SyntheticMobility::neighbours(RoomId room, std::vector<Neighbour>& out) const {
    out.clear();
    // Sections of a market have no walls, and their people are out of reach.
    if (people().is_home(room) || population::is_venue(people().kind(room))) {
        return;
    }
    const core::PlaceId place = people().place(room);
    const RoomId next{room.value + 1};
    const RoomId last{room.value - 1};
    if (next.value < people().rooms() && people().place(next) == place) {
        out.push_back({next, plan(room).width_m});
    }
    if (people().place(last) == place) {
        out.push_back({last, -plan(last).width_m});
    }
}

void SyntheticMobility::candidates(RoomId room, core::LocalDay day, core::TimePoint from,
                                   core::TimePoint to, std::vector<PersonId>& out) const {
    out.clear();
    if (people().is_home(room)) {
        const population::PersonRange members = people().members(people().household_of(room));
        for (std::uint32_t i = 0; i < members.count; ++i) {
            out.push_back(members[i]);
        }
    } else {
        const auto members = people().day_members(room);
        out.assign(members.begin(), members.end());
    }
    const RoomKind kind = people().kind(room);
    if (kind == RoomKind::yard) {
        const population::PersonRange boarders = people().boarders(room);
        for (std::uint32_t i = 0; i < boarders.count; ++i) {
            out.push_back(boarders[i]);
        }
    } else if (kind == RoomKind::bus) {
        catchments_.for_each_fixed(room, [&](PersonId p) {
            if (rides_bus(people(), settings_, chance_, p)) {
                out.push_back(p);
            }
        });
    } else if (kind == RoomKind::coach) {
        add_travellers(room, day, out);
    } else if (kind == RoomKind::home || population::is_venue(kind)) {
        const auto second = [&](core::TimePoint t) {
            return static_cast<std::int32_t>(core::seconds(t - core::start_of(day)));
        };
        // A second more on either side: windows may be cut finer than days are made.
        activities_.for_each_visitor(room, day, second(from) - 1, second(to) + 1,
                                     [&](PersonId p) { out.push_back(p); });
        journeys_.for_each_coach(room, [&](RoomId coach) { add_travellers(coach, day, out); });
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

/// Those who leave by this coach on the day.
void SyntheticMobility::add_travellers(RoomId coach, core::LocalDay day,
                                       std::vector<PersonId>& out) const {
    catchments_.for_each_fixed(coach, [&](PersonId p) {
        if (travels(people(), settings_, chance_, p, day)) {
            out.push_back(p);
        }
    });
}

Movement synthetic_movement(const Source& source) {
    return {population::make(source.census, source.population, source.shared),
            [settings = source.settings](const population::Population& people,
                                         const core::Randomness& chance) {
                return std::make_unique<const SyntheticMobility>(people, settings, chance);
            },
            {}};
}

} // namespace truyvet::mobility
