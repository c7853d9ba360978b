// SPDX-License-Identifier: GPL-2.0-only
// On the road: how long, by what, how early and late one comes.
#include "models/mobility/sessions.hpp"
#include "tests/conformance/monday.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::conformance {
namespace {

using core::PersonId;
using mobility::Stay;
using population::Role;
using population::RoomKind;

double minutes(const Stay& s) {
    return core::seconds(s.to - s.from) / 60;
}

/// Nobody is absent, comes early or late; `bus` ride it.
scenario::Settings plain(double bus = 0) {
    scenario::Settings s;
    s.mobility.travel.absence = 0;
    s.mobility.travel.early_minutes = 0;
    s.mobility.travel.late_minutes = 0;
    s.mobility.travel.bus_share_urban = bus;
    s.mobility.travel.bus_share_rural = bus;
    return s;
}

enum class Where { own_district, other_district };
bool works(const population::Population& people, PersonId p, RoomKind kind, Where where) {
    const core::RoomId room = people.day_room(p);
    return room.exists() && people.kind(room) == kind &&
           (people.district_of_room(room) == people.district(p)) == (where == Where::own_district);
}

/// Calls use(stays of the road) for each who comes from home to `wanted(person, room)`.
template <class Wanted, class Use>
void for_roads(const Monday& monday, Wanted wanted, Use use) {
    const auto& people = monday.people();
    for (std::uint32_t i = 0; i < people.people(); ++i) {
        const PersonId p{i};
        const core::RoomId home = people.home(people.household(p));
        const std::vector<Stay> day = monday.stays(p);
        for (std::size_t end = 1; end < day.size(); ++end) {
            std::size_t begin = end;
            while (begin > 0 && (!day[begin - 1].room.exists() ||
                                 people.kind(day[begin - 1].room) == RoomKind::bus)) {
                --begin;
            }
            if (begin > 0 && begin < end && day[begin - 1].room == home && day[end].room.exists() &&
                wanted(p, day[end].room)) {
                use(p, std::span(day).subspan(begin, end - begin));
            }
        }
    }
}

double length(std::span<const Stay> road) {
    return std::accumulate(road.begin(), road.end(), 0.0,
                           [](double sum, const Stay& s) { return sum + minutes(s); });
}

Measured road_to_work(RoomKind kind, Where where, double bus, const Moved& moved) {
    const Monday monday(moved, 4000, plain(bus));
    std::vector<double> lengths;
    for_roads(
        monday,
        [&](PersonId p, core::RoomId room) {
            return room == monday.people().day_room(p) && works(monday.people(), p, kind, where);
        },
        [&](PersonId, std::span<const Stay> road) { lengths.push_back(length(road)); });
    return exactly(mean_of(lengths).value);
}

Measured road_next_door(const Moved& moved) {
    const Monday monday(moved, 4000, plain());
    std::vector<double> lengths;
    for_roads(
        monday,
        [&](PersonId, core::RoomId room) { return monday.people().kind(room) == RoomKind::lane; },
        [&](PersonId, std::span<const Stay> road) { lengths.push_back(length(road)); });
    return exactly(mean_of(lengths).value);
}

/// One ride of each who rides.
std::vector<double> rides(const Moved& moved, const scenario::Settings& base) {
    const Monday monday(moved, 8000, base);
    std::vector<double> all;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        for (const Stay& s : monday.stays(PersonId{i})) {
            if (s.room.exists() && monday.people().kind(s.room) == RoomKind::bus) {
                all.push_back(minutes(s));
                break;
            }
        }
    }
    return all;
}

Measured ride(const Moved& moved) {
    return exactly(mean_of(rides(moved, plain(1))).value);
}

Measured spread_of_rides(const Moved& moved) {
    scenario::Settings base = plain(1);
    base.mobility.travel.by_bus_minutes = 240;
    std::vector<double> logs = rides(moved, base);
    std::transform(logs.begin(), logs.end(), logs.begin(), [](double x) { return std::log(x); });
    return spread_of(logs);
}

Measured riders(bool urban, const Moved& moved) {
    const Monday monday(moved, 20000, plain());
    double all = 0;
    double by_bus = 0;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        const PersonId p{i};
        if (monday.people().role(p) != Role::employee || monday.people().urban(p) != urban) {
            continue;
        }
        const auto day = monday.stays(p);
        all += 1;
        by_bus +=
            std::any_of(day.begin(), day.end(),
                        [&](const Stay& s) {
                            return s.room.exists() && monday.people().kind(s.room) == RoomKind::bus;
                        })
                ? 1
                : 0;
    }
    return share_of(by_bus, all);
}

Measured there_at_noon(const Moved& moved) {
    const Monday monday(moved, 4000, plain());
    const core::TimePoint noon = core::start_of(lab_day) + std::chrono::hours{12};
    double there = 0;
    double all = 0;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        const PersonId p{i};
        if (works(monday.people(), p, RoomKind::office, Where::own_district)) {
            all += 1;
            for (const Stay& s : monday.stays(p)) {
                there += s.room == monday.people().day_room(p) && s.from <= noon && s.to > noon;
            }
        }
    }
    return exactly(there / all);
}

/// Of factory workers, who have one stretch: minutes from coming to its begin, from its end to
/// leaving.
Measured off_time(bool early, const Moved& moved) {
    const Monday monday(moved, 20000, plain());
    scenario::Settings s;
    std::vector<double> off;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        const PersonId p{i};
        if (works(monday.people(), p, RoomKind::workshop, Where::own_district)) {
            for (const Stay& stay : monday.stays(p)) {
                const double from = core::seconds(stay.from - core::start_of(lab_day)) / 60;
                const double to = core::seconds(stay.to - core::start_of(lab_day)) / 60;
                if (stay.room == monday.people().day_room(p)) {
                    // Lines begin at 7:30 and up to 15 minutes later, in steps of 5.
                    off.push_back(early ? std::fmod(450 + 20 - from, 5) : std::fmod(to - 990, 5));
                }
            }
        }
    }
    return mean_of(off);
}

Measured in_another_district(const Moved& moved) {
    const Monday monday(moved, 40000);
    double there = 0;
    double all = 0;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        const PersonId p{i};
        if (monday.people().role(p) == Role::employee) {
            all += 1;
            there += works(monday.people(), p, monday.people().kind(monday.people().day_room(p)),
                           Where::other_district);
        }
    }
    return share_of(there, all);
}

} // namespace

std::vector<Outcome> road_outcomes() {
    const auto road = [](const char* name, RoomKind kind, Where where, double bus = 0) {
        return Outcome{name, [=](const Moved& m) { return road_to_work(kind, where, bus, m); }};
    };
    return {
        road("minutes on the road to a class", RoomKind::classroom, Where::own_district),
        road("minutes on the road to an office", RoomKind::office, Where::own_district),
        road("minutes on the road to another district", RoomKind::office, Where::other_district),
        road("minutes on the road by bus", RoomKind::office, Where::own_district, 1),
        {"minutes on the road next door", road_next_door},
        {"minutes on the bus", ride},
        {"spread of the logarithm of minutes on the bus", spread_of_rides},
        {"share of employees of towns who ride a bus",
         [](const Moved& m) { return riders(true, m); }},
        {"share of employees of the country who ride a bus",
         [](const Moved& m) { return riders(false, m); }},
        {"share of office workers there at noon", there_at_noon},
        {"minutes early at the line", [](const Moved& m) { return off_time(true, m); }},
        {"minutes late from the line", [](const Moved& m) { return off_time(false, m); }},
        {"share of employees who work in another district", in_another_district}};
}

} // namespace truyvet::conformance
