// SPDX-License-Identifier: GPL-2.0-only
// By coach to another province and back.
#include "models/mobility/journeys.hpp"
#include "tests/conformance/monday.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace truyvet::conformance {
namespace {

using core::PersonId;
using mobility::Stay;
using population::RoomKind;

/// Everybody of 15 and more travels, all by the first run and for an hour.
scenario::Settings all_travel() {
    scenario::Settings s;
    s.population.people_per_town_room[population::venue_index(RoomKind::coach)] = 100;
    auto& c = s.mobility.coach;
    c.trips_a_day = 1;
    c.runs = 1;
    c.ride_minutes = 60;
    c.ride_log_sd = 0;
    c.out = 300;
    return s;
}

double minute(core::TimePoint t) {
    return core::seconds(t - core::start_of(lab_day)) / 60;
}

/// One trip of a day: out from .. to, and when it leaves for home.
struct Trip {
    PersonId who;
    core::RoomId coach;
    double from;
    double to;
    double back;
};
std::vector<Trip> trips(const Monday& monday) {
    std::vector<Trip> all;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        std::vector<Stay> rides;
        for (const Stay& s : monday.stays(PersonId{i})) {
            if (s.room.exists() && monday.people().kind(s.room) == RoomKind::coach) {
                rides.push_back(s);
            }
        }
        if (rides.size() == 2) {
            all.push_back({PersonId{i}, rides[0].room, minute(rides[0].from), minute(rides[0].to),
                           minute(rides[1].from)});
        }
    }
    return all;
}

std::vector<Trip> trips(const Moved& moved, const scenario::Settings& base = all_travel()) {
    return trips(Monday(moved, 20000, base));
}

template <class Of>
std::set<double> values(const std::vector<Trip>& all, Of of) {
    std::set<double> found;
    for (const Trip& t : all) {
        found.insert(of(t));
    }
    return found;
}

double out(const Trip& t) {
    return t.from;
}
double ride(const Trip& t) {
    return t.to - t.from;
}

Measured travellers(const Moved& moved) {
    const Monday monday(moved, 20000, all_travel());
    double grown = 0;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        grown += monday.people().age(PersonId{i}) >= 15 ? 1 : 0;
    }
    return share_of(static_cast<double>(trips(monday).size()), grown);
}

Measured youngest(const Moved& moved) {
    const Monday monday(moved, 20000, all_travel());
    return exactly(*values(trips(monday), [&](const Trip& t) {
                        return double(monday.people().age(t.who));
                    }).begin());
}

/// Between the first and the last run.
Measured first_to_last(const Moved& moved) {
    scenario::Settings s = all_travel();
    s.mobility.coach.runs = 4;
    s.mobility.coach.headway_minutes = 10;
    const auto from = values(trips(moved, s), out);
    return exactly(*from.rbegin() - *from.begin());
}

scenario::Settings uneven() {
    scenario::Settings s = all_travel();
    s.mobility.coach.ride_log_sd = 1;
    return s;
}

Measured spread_of_rides(const Moved& moved) {
    scenario::Settings s = all_travel();
    s.mobility.coach.ride_least_minutes = 0;
    std::map<core::RoomId, double> by_coach;
    for (const Trip& t : trips(moved, s)) {
        by_coach[t.coach] = std::log(ride(t));
    }
    std::vector<double> logs;
    for (const auto& [coach, log] : by_coach) {
        logs.push_back(log);
    }
    return spread_of(logs);
}

/// What is between the coaches where two provinces are made: road, visit, road, meal, road.
Measured minutes_there(std::size_t which, const Moved& moved) {
    scenario::Settings s = all_travel();
    s.provinces = {"lao-cai", "da-nang"};
    const Monday monday(moved, 20000, s);
    std::vector<double> minutes;
    for (const Trip& t : trips(monday)) {
        const auto day = monday.stays(t.who);
        const auto coach =
            std::find_if(day.begin(), day.end(), [&](const Stay& s) { return s.room == t.coach; });
        const std::span<const Stay> there(coach + 1, day.end());
        if (there.size() > 5 && there[1].room.exists() && there[3].room.exists() &&
            there[5].room == t.coach) {
            minutes.push_back(core::seconds(there[which].to - there[which].from) / 60);
        }
    }
    return exactly(mean_of(minutes).value);
}

/// Coaches of Lào Cai that go to Yên Bái, 90.9 km away, for one to Hà Nội, 234.1 km away: the
/// logarithm. By their people and by the time to their centres.
Measured yen_bai_or_ha_noi(const Moved& moved, double gravity_time, double ends_minutes = 10) {
    static const population::Population people = [] {
        population::PopulationSettings settings;
        settings.people = 400000;
        settings.people_per_town_room[population::venue_index(RoomKind::coach)] = 5;
        return population::make(population::select(population::read_census(TRUYVET_CENSUS),
                                                   {"lao-cai", "yen-bai", "ha-noi"}),
                                settings, {3, 0});
    }();
    scenario::Settings base;
    base.mobility.coach.gravity_to = 0;
    base.mobility.coach.gravity_time = gravity_time;
    base.mobility.coach.ends_minutes = ends_minutes;
    const mobility::Journeys journeys(people, moved.over(base).mobility, {3, 1});
    std::map<std::string, double> to;
    const auto name = [&](core::DistrictId d) {
        return people.provinces()[people.districts()[d.value].province.value].slug;
    };
    for (std::uint32_t d = 0; d < people.districts().size(); ++d) {
        const auto coaches = people.districts()[d].venues[population::venue_index(RoomKind::coach)];
        for (std::uint32_t c = 0; c < coaches.count && name(core::DistrictId{d}) == "lao-cai";
             ++c) {
            const core::RoomId visit = journeys.of(coaches[c])->visit;
            if (visit.exists()) {
                ++to[name(people.district_of_room(visit))];
            }
        }
    }
    const double near = to["yen-bai"];
    const double far = to["ha-noi"];
    return {std::log(near / far), std::sqrt(1 / near + 1 / far)};
}

} // namespace

std::vector<Outcome> coach_outcomes() {
    const auto ends = [](const char* name, double (*of)(const Trip&), bool last,
                         scenario::Settings (*base)()) {
        return Outcome{name, [=](const Moved& m) {
                           const auto all = values(trips(m, base()), of);
                           return exactly(last ? *all.rbegin() : *all.begin());
                       }};
    };
    return {
        {"coaches to Yên Bái for one to Hà Nội, logarithm",
         [](const Moved& m) { return yen_bai_or_ha_noi(m, 0.5); }},
        {"coaches to Yên Bái for one to Hà Nội, logarithm, by the cube of time",
         [](const Moved& m) { return yen_bai_or_ha_noi(m, 3); }},
        {"coaches to Yên Bái for one to Hà Nội, logarithm, an hour at the ends",
         [](const Moved& m) { return yen_bai_or_ha_noi(m, 3, 60); }},

        {"share of the grown-up who travel", travellers},
        {"age of the youngest traveller", youngest},
        {"minutes from the first run to the last", first_to_last},
        {"spread of the logarithm of minutes on the coach", spread_of_rides},
        ends("first minute of a run out", out, false, all_travel),
        ends(
            "first minute of a run home", [](const Trip& t) { return t.back; }, false, all_travel),
        ends("minutes of a ride", ride, false, all_travel),
        ends("minutes of the shortest ride", ride, false, uneven),
        ends("minutes of the longest ride", ride, true, uneven),
        {"minutes of a visit there", [](const Moved& m) { return minutes_there(1, m); }},
        {"minutes of a meal there", [](const Moved& m) { return minutes_there(3, m); }}};
}

} // namespace truyvet::conformance
