// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/floor_plan.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

using population::RoomKind;

/// From the wall to the first station, stall or desk of a row, and from the last one: assumption.
constexpr double off_end_m = 0.8;

FloorPlan square(double area_m2) {
    const auto side = static_cast<float>(std::sqrt(area_m2));
    return {side, side, 1};
}

FloorPlan home_plan(const population::Population& people, const MobilitySettings& settings,
                    core::RoomId room) {
    const core::HouseholdId h = people.household_of(room);
    if (people.boards(h)) {
        return square(settings.boarding.room_m2);
    }
    const population::District& d =
        people.districts()[people.communes()[people.commune(h).value].district.value];
    const population::Province& province = people.provinces()[d.province.value];
    const double area = province.dwelling_m2_per_person *
                        std::max(settings.home.least_people, people.members(h).count);
    const double parts = std::clamp(std::round(area / settings.home.room_m2), 1.0,
                                    static_cast<double>(settings.home.most_rooms));
    FloorPlan plan = square(area / parts);
    plan.parts = static_cast<std::uint8_t>(parts);
    return plan;
}

/// Benches of two, in columns with aisles; a teacher comes after the pupils and is at the board.
Point school_seat(const SchoolSettings& school, const FloorPlan& plan, std::uint32_t rank,
                  std::uint32_t pupils) {
    if (rank >= pupils) {
        return {plan.width_m / 2, static_cast<float>(school.teacher_m)};
    }
    const std::uint32_t columns = school.bench_columns;
    const std::uint32_t benches = (pupils + 1) / 2;
    const std::uint32_t rows = (benches + columns - 1) / columns;
    const auto board_m = static_cast<float>(school.first_row_m);
    const float pitch = std::min(static_cast<float>(school.row_pitch_m),
                                 (plan.depth_m - board_m - static_cast<float>(school.last_row_m)) /
                                     static_cast<float>(std::max(1U, rows - 1)));
    const std::uint32_t bench = rank / 2;
    const auto mates_m = static_cast<float>(school.bench_mates_m);
    const float column_width = plan.width_m / static_cast<float>(columns);
    const float x = (static_cast<float>(bench % columns) + 0.5F) * column_width +
                    (rank % 2 == 0 ? -mates_m / 2 : mates_m / 2);
    return {x, board_m + pitch * static_cast<float>(bench / columns)};
}

/// Desks face each other in pairs.
Point office_seat(const WorkSettings& work, const FloorPlan& plan, std::uint32_t rank) {
    const auto pitch_m = static_cast<float>(work.desk_pitch_m);
    const auto pairs = std::max(1U, static_cast<std::uint32_t>(plan.width_m / pitch_m));
    const std::uint32_t pair = rank / 2;
    return {pitch_m / 2 + pitch_m * static_cast<float>(pair % pairs),
            static_cast<float>(off_end_m) +
                static_cast<float>(work.desk_row_m) * static_cast<float>(pair / pairs) +
                (rank % 2 == 0 ? 0.0F : static_cast<float>(work.desk_across_m))};
}

Point along(float pitch_x, float pitch_y, std::uint32_t per_row, std::uint32_t rank) {
    constexpr auto first = static_cast<float>(off_end_m);
    return {first + pitch_x * static_cast<float>(rank % per_row),
            first + pitch_y * static_cast<float>(rank / per_row)};
}

/// A long strip of floor.
FloorPlan strip(double area_m2, double length_m) {
    return {static_cast<float>(length_m), static_cast<float>(area_m2 / length_m), 1};
}

/// Of a room where n people learn, work or live around.
FloorPlan plan_for(RoomKind kind, const MobilitySettings& settings, double n) {
    const WorkSettings& work = settings.work;
    switch (kind) {
    case RoomKind::kindergarten:
    case RoomKind::classroom:
    case RoomKind::lecture:
        return square(
            std::max(settings.school.classroom_m2, settings.school.classroom_m2_per_pupil * n));
    case RoomKind::office:
        return square(std::max(work.office_least_m2, work.office_m2 * n));
    case RoomKind::workshop: // two rows of stations
        return strip(work.factory_m2 * n, work.station_pitch_m * std::ceil(n / 2) + 2 * off_end_m);
    case RoomKind::yard: {
        const BoardingSettings& b = settings.boarding;
        const auto length = static_cast<float>(std::sqrt(b.yard_m2 * b.yard_length_to_width));
        return {length, length / static_cast<float>(b.yard_length_to_width), 1};
    }
    case RoomKind::field:
        return square(work.field_m2 * n);
    default:
        return square(std::max(work.small_work_least_m2, work.small_work_m2 * n));
    }
}

} // namespace

FloorPlan floor_plan(const population::Population& people, const MobilitySettings& settings,
                     core::RoomId room) {
    const RoomKind kind = people.kind(room);
    if (kind == RoomKind::home) {
        return home_plan(people, settings, room);
    }
    if (population::is_venue(kind)) {
        const double area = settings.venue.m2[population::venue_index(kind)];
        const double width = settings.travel.vehicle_width_m;
        return kind == RoomKind::bus || kind == RoomKind::coach
                   ? FloorPlan{static_cast<float>(width), static_cast<float>(area / width), 1}
                   : square(area);
    }
    return plan_for(kind, settings,
                    static_cast<double>(std::max<std::size_t>(1, people.day_members(room).size())));
}

Point seat_of(const population::Population& people, const MobilitySettings& settings,
              const FloorPlan& plan, core::RoomId room, std::uint32_t rank) {
    const WorkSettings& work = settings.work;
    const auto members = people.day_members(room);
    const auto n = static_cast<std::uint32_t>(members.size());
    switch (people.kind(room)) {
    case RoomKind::classroom:
    case RoomKind::lecture: {
        const bool taught = people.role(members.back()) == population::Role::teacher;
        return school_seat(settings.school, plan, rank, taught ? n - 1 : n);
    }
    case RoomKind::office:
        return office_seat(work, plan, rank);
    case RoomKind::workshop:
        return along(static_cast<float>(work.station_pitch_m),
                     static_cast<float>(work.across_line_m), (n + 1) / 2, rank);
    default: { // stalls and counters
        const auto pitch_m = static_cast<float>(work.stall_pitch_m);
        return along(pitch_m, static_cast<float>(work.stall_row_m),
                     std::max(1U, static_cast<std::uint32_t>(plan.width_m / pitch_m)), rank);
    }
    }
}

} // namespace truyvet::mobility
