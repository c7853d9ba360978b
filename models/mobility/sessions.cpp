// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/sessions.hpp"

namespace truyvet::mobility {
namespace {

using population::Role;
using population::RoomKind;

constexpr core::Purpose timetable{"mobility.timetable"};
constexpr core::Purpose free_day{"mobility.free_day"};

/// Minutes after midnight; free days as Sunday-first flags.
struct Pattern {
    int from1;
    int to1;
    int from2; ///< 0 = only one stretch
    int to2;
    double saturday; ///< chance that the room works
    double sunday;
};

// Hours are assumptions, after school hours, the civil service's 7:30-17:00 and shifts of 8-12 h.
constexpr Pattern kindergarten_day{435, 1005, 0, 0, 0, 0};
constexpr Pattern full_school_day{435, 645, 825, 975, 0, 0};
constexpr Pattern school_morning{420, 675, 0, 0, 0, 0};
constexpr Pattern school_afternoon{780, 1035, 0, 0, 0, 0};
constexpr Pattern upper_school_morning{420, 690, 0, 0, 0.5, 0};
constexpr Pattern lectures{450, 690, 0, 0, 0, 0};
constexpr Pattern office_day{450, 690, 810, 1020, 0, 0};
constexpr Pattern factory_shift{450, 990, 0, 0, 1, 0.1};
// One night ends in the morning, the next begins in the evening.
constexpr Pattern night_shift{0, 360, 1200, 1440, 1, 0.1};
constexpr Pattern craft_day{450, 690, 810, 1020, 0.9, 0.4};
constexpr Pattern field_day{360, 600, 870, 1020, 1, 0.8};
constexpr Pattern field_morning{360, 600, 0, 0, 1, 0.8};
constexpr Pattern market_stall{330, 690, 0, 0, 1, 1};
constexpr Pattern shop_day{435, 690, 810, 1170, 1, 0.9};
constexpr Pattern eatery_day{345, 810, 1020, 1200, 1, 0.9};

const Pattern& pattern_of(RoomKind kind, Role role, double u, const MobilitySettings& settings) {
    switch (kind) {
    case RoomKind::kindergarten:
        return kindergarten_day;
    case RoomKind::classroom:
        if (role == Role::primary && u < settings.full_day_primary) {
            return full_school_day;
        }
        if (role == Role::upper_secondary) {
            return upper_school_morning;
        }
        return u < 0.8 ? school_morning : school_afternoon;
    case RoomKind::lecture:
        return lectures;
    case RoomKind::workshop:
        return u < settings.night_lines ? night_shift : factory_shift;
    case RoomKind::small_work:
        return craft_day;
    case RoomKind::field:
        return u < 0.6 ? field_day : field_morning;
    case RoomKind::market:
        return market_stall;
    case RoomKind::eatery:
        return eatery_day;
    case RoomKind::shop:
    case RoomKind::cafe:
        return shop_day;
    default:
        return office_day;
    }
}

} // namespace

Sessions sessions_of(const population::Population& people, const MobilitySettings& settings,
                     const core::Randomness& chance, core::RoomId room, Role role,
                     core::LocalDay day) {
    const auto fixed = chance.stream(timetable, room).block(0);
    const auto share = [](std::uint64_t word) {
        return static_cast<double>(word >> 11) * 0x1.0p-53;
    };
    // The level of a class is that of its first pupil; its teacher keeps the same hours.
    const auto members = people.day_members(room);
    const Role leading = role == Role::teacher && !members.empty() ? people.role(members[0]) : role;
    const Pattern& p = pattern_of(people.kind(room), leading, share(fixed[0]), settings);
    const unsigned weekday = core::weekday(day);
    const double works = weekday == 0 ? p.sunday : weekday == 6 ? p.saturday : 1.0;
    Sessions sessions;
    if (works < 1 &&
        chance.uniform(free_day, room.value, static_cast<std::uint64_t>(day.value)) >= works) {
        return sessions;
    }
    // Rooms begin up to a quarter of an hour apart, always at the same time.
    const auto late = static_cast<std::int32_t>(fixed[1] % 4) * 300;
    const auto at = [&](int minute) {
        return minute % 1440 == 0 ? minute * 60 : minute * 60 + late;
    };
    sessions.stretch[0] = {at(p.from1), at(p.to1)};
    sessions.count = 1;
    if (p.from2 > 0) {
        sessions.stretch[1] = {at(p.from2), at(p.to2)};
        sessions.count = 2;
    }
    return sessions;
}

} // namespace truyvet::mobility
