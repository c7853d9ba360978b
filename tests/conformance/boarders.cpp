// SPDX-License-Identifier: GPL-2.0-only
// Boarding houses and their yards; how many rooms there are of what people share.
#include "models/mobility/floor_plan.hpp"
#include "tests/conformance/monday.hpp"

#include <algorithm>

namespace truyvet::conformance {
namespace {

using core::PersonId;
using population::RoomKind;

scenario::Settings in_bac_giang() {
    scenario::Settings s;
    s.provinces = {"bac-giang"};
    return s;
}

bool boards(const population::Population& people, PersonId p) {
    return people.boards(people.household(p));
}

Measured people_who_board(const Moved& moved) {
    const Monday monday(moved, 20000, in_bac_giang());
    double n = 0;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        n += boards(monday.people(), PersonId{i}) ? 1 : 0;
    }
    return exactly(n);
}

Measured rented_room(const Moved& moved) {
    const Monday monday(moved, 20000, in_bac_giang());
    std::uint32_t h = 0;
    while (!monday.people().boards(core::HouseholdId{h})) {
        ++h;
    }
    const auto plan = mobility::floor_plan(monday.people(), moved.over({}).mobility,
                                           monday.people().home(core::HouseholdId{h}));
    return exactly(double{plan.width_m} * plan.depth_m);
}

/// Evenings in the yard: from and to, in minutes after midnight.
struct Evenings {
    double boarders = 0;
    std::vector<std::pair<double, double>> all;
};
Evenings evenings(const Moved& moved, scenario::Settings base) {
    base.mobility.travel.absence = 0;
    const Monday monday(moved, 20000, std::move(base));
    Evenings found;
    for (std::uint32_t i = 0; i < monday.people().people(); ++i) {
        if (boards(monday.people(), PersonId{i})) {
            found.boarders += 1;
            for (const mobility::Stay& s : monday.stays(PersonId{i})) {
                if (s.room.exists() && monday.people().kind(s.room) == RoomKind::yard) {
                    const core::TimePoint start = core::start_of(lab_day);
                    found.all.emplace_back(core::seconds(s.from - start) / 60,
                                           core::seconds(s.to - start) / 60);
                }
            }
        }
    }
    return found;
}

Measured share_of_evenings(const Moved& moved) {
    const Evenings e = evenings(moved, in_bac_giang());
    return share_of(static_cast<double>(e.all.size()), e.boarders);
}

/// So short that some are at either end.
Evenings short_ones(const Moved& moved) {
    scenario::Settings base = in_bac_giang();
    base.mobility.boarding.evenings = 1;
    base.mobility.boarding.minutes = 2;
    return evenings(moved, base);
}

Measured first_in_the_yard(const Moved& moved) {
    const Evenings e = short_ones(moved);
    return exactly(std::min_element(e.all.begin(), e.all.end())->first);
}

Measured last_in_the_yard(const Moved& moved) {
    const Evenings e = short_ones(moved);
    return exactly(std::max_element(e.all.begin(), e.all.end(), [](const auto& a, const auto& b) {
                       return a.second < b.second;
                   })->second);
}

/// Of a long evening, which cuts few short.
Measured minutes_in_the_yard(const Moved& moved) {
    scenario::Settings base = in_bac_giang();
    base.mobility.boarding.evenings = 1;
    base.mobility.boarding.evening_to = 1430;
    std::vector<double> minutes;
    for (const auto& [from, to] : evenings(moved, base).all) {
        minutes.push_back(to - from);
    }
    return mean_of(minutes);
}

Measured rooms(RoomKind kind, const Moved& moved) {
    const Monday monday(moved, 40000);
    double n = 0;
    for (std::uint32_t r = monday.people().households(); r < monday.people().rooms(); ++r) {
        n += monday.people().kind(core::RoomId{r}) == kind ? 1 : 0;
    }
    return exactly(n);
}

} // namespace

std::vector<Outcome> boarder_outcomes() {
    return {{"people who rent a room", people_who_board},
            {"floor of a rented room", rented_room},
            {"share of evenings in the yard", share_of_evenings},
            {"first minute in the yard", first_in_the_yard},
            {"last minute in the yard", last_in_the_yard},
            {"minutes of an evening in the yard", minutes_in_the_yard},
            {"coaches", [](const Moved& m) { return rooms(RoomKind::coach, m); }},
            {"spots of lanes", [](const Moved& m) { return rooms(RoomKind::lane, m); }}};
}

} // namespace truyvet::conformance
