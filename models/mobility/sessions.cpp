// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/sessions.hpp"

#include "models/core/random_bits.hpp"

namespace truyvet::mobility {
namespace {

using population::Role;
using population::RoomKind;

constexpr core::Purpose timetable{"mobility.timetable"};
constexpr core::Purpose free_day{"mobility.free_day"};

const SessionHours& hours_of(RoomKind kind, Role role, double u, const MobilitySettings& settings) {
    const SchoolSettings& school = settings.school;
    const WorkSettings& work = settings.work;
    switch (kind) {
    case RoomKind::kindergarten:
        return school.kindergarten;
    case RoomKind::classroom:
        if (role == Role::primary && u < school.full_day_primary) {
            return school.full_day;
        }
        if (role == Role::upper_secondary) {
            return school.upper_morning;
        }
        return u < school.morning_share ? school.morning : school.afternoon;
    case RoomKind::lecture:
        return school.lectures;
    case RoomKind::workshop:
        return u < work.night_lines ? work.night : work.factory;
    case RoomKind::small_work:
        return work.craft;
    case RoomKind::field:
        return u < work.field_full_day ? work.field : work.field_morning;
    case RoomKind::market:
        return work.market;
    case RoomKind::eatery:
        return work.eatery;
    case RoomKind::shop:
    case RoomKind::cafe:
        return work.shop;
    default:
        return work.office;
    }
}

} // namespace

Sessions sessions_of(const population::Population& people, const MobilitySettings& settings,
                     const core::Randomness& chance, core::RoomId room, Role role,
                     core::LocalDay day) {
    const auto fixed = chance.stream(timetable, room).block(0);
    // The level of a class is that of its first pupil; its teacher keeps the same hours.
    const auto members = people.day_members(room);
    const Role leading = role == Role::teacher && !members.empty() ? people.role(members[0]) : role;
    const SessionHours& hours =
        hours_of(people.kind(room), leading, core::uniform53(fixed[0]), settings);
    const unsigned weekday = core::weekday(day);
    const double works = weekday == 0 ? hours.weekend[1] : weekday == 6 ? hours.weekend[0] : 1.0;
    Sessions sessions;
    if (works < 1 &&
        chance.uniform(free_day, room.value, static_cast<std::uint64_t>(day.value)) >= works) {
        return sessions;
    }
    const TravelSettings& t = settings.travel;
    const std::int32_t late = static_cast<std::int32_t>(fixed[1] % t.start_steps) *
                              static_cast<std::int32_t>(t.start_step_minutes * 60);
    const auto at = [&](double minute) {
        const auto second = static_cast<std::int32_t>(minute * 60);
        return second % 86400 == 0 ? second : second + late;
    };
    const auto [from, to, again_from, again_to] = hours.minutes;
    sessions.stretch[0] = {at(from), at(to)};
    sessions.count = 1;
    if (again_to > again_from) {
        sessions.stretch[1] = {at(again_from), at(again_to)};
        sessions.count = 2;
    }
    return sessions;
}

} // namespace truyvet::mobility
