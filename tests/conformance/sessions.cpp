// SPDX-License-Identifier: GPL-2.0-only
// Hours of school and work.
#include "tests/conformance/outcomes.hpp"
#include "tests/conformance/province.hpp"

namespace truyvet::conformance {
namespace {

using population::Role;
using population::RoomKind;

/// Rooms whose hours a parameter gives.
struct Whose {
    const char* name;
    RoomKind kind;
    Role role;
};
constexpr std::array whose{
    Whose{"kindergartens", RoomKind::kindergarten, Role::kindergarten},
    Whose{"primary classes taught all day", RoomKind::classroom, Role::primary},
    Whose{"classes taught in the morning", RoomKind::classroom, Role::lower_secondary},
    Whose{"classes taught in the afternoon", RoomKind::classroom, Role::lower_secondary},
    Whose{"upper secondary classes", RoomKind::classroom, Role::upper_secondary},
    Whose{"students", RoomKind::lecture, Role::student},
    Whose{"offices", RoomKind::office, Role::employee},
    Whose{"factory lines", RoomKind::workshop, Role::employee},
    Whose{"factory lines at night", RoomKind::workshop, Role::employee},
    Whose{"household businesses and crafts", RoomKind::small_work, Role::craft},
    Whose{"farm teams", RoomKind::field, Role::farmer},
    Whose{"farm teams in the field in the morning only", RoomKind::field, Role::farmer},
    Whose{"those who keep a market stall", RoomKind::market, Role::trader},
    Whose{"those who keep a shop or cafe", RoomKind::shop, Role::trader},
    Whose{"those who keep an eatery", RoomKind::eatery, Role::trader}};

/// All rooms of the kind keep those hours, and begin together.
scenario::Settings only(const std::string& name) {
    scenario::Settings s;
    s.mobility.travel.start_steps = 1;
    s.mobility.school.full_day_primary = 1;
    s.mobility.school.morning_share = name.ends_with("afternoon") ? 0 : 1;
    s.mobility.work.night_lines = name.ends_with("night") ? 1 : 0;
    s.mobility.work.field_full_day = name.ends_with("only") ? 0 : 1;
    return s;
}

template <class Use>
void for_rooms(const Whose& w, Use use) {
    for (std::uint32_t r = province().households(); r < province().rooms(); ++r) {
        if (province().kind(core::RoomId{r}) == w.kind) {
            use(core::RoomId{r});
        }
    }
}

Measured minutes(const Whose& w, const Moved& moved) {
    const scenario::Settings s = moved.over(only(w.name));
    double seconds = 0;
    double rooms = 0;
    for_rooms(w, [&](core::RoomId room) {
        const auto there =
            mobility::sessions_of(province(), s.mobility, day_chance, room, w.role, monday);
        for (std::uint32_t i = 0; i < there.count; ++i) {
            seconds += there.stretch[i].to - there.stretch[i].from;
        }
        rooms += 1;
    });
    return exactly(seconds / rooms / 60);
}

Measured weekend_days(const Whose& w, const Moved& moved) {
    const scenario::Settings s = moved.over(only(w.name));
    double days = 0;
    double works = 0;
    for_rooms(w, [&](core::RoomId room) {
        for (int day = 0; day < 14; ++day) {
            if (core::is_weekend(monday + day)) {
                works += mobility::sessions_of(province(), s.mobility, day_chance, room, w.role,
                                               monday + day)
                                     .count > 0
                             ? 1
                             : 0;
                days += 1;
            }
        }
    });
    return share_of(works, days);
}

} // namespace

std::vector<Outcome> session_outcomes() {
    std::vector<Outcome> all;
    for (const Whose& w : whose) {
        all.push_back({std::string("minutes a weekday of ") + w.name,
                       [&w](const Moved& moved) { return minutes(w, moved); }});
        all.push_back({std::string("share of weekend days of ") + w.name,
                       [&w](const Moved& moved) { return weekend_days(w, moved); }});
    }
    return all;
}

} // namespace truyvet::conformance
