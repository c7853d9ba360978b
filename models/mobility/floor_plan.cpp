// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/floor_plan.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

using population::RoomKind;

FloorPlan square(double area_m2) {
    const auto side = static_cast<float>(std::sqrt(area_m2));
    return {side, side, 1};
}

FloorPlan home_plan(const population::Population& people, const MobilitySettings& settings,
                    core::RoomId room) {
    const core::HouseholdId h = people.household_of(room);
    if (people.boards(h)) {
        return square(settings.boarding_room_m2);
    }
    const population::District& d =
        people.districts()[people.communes()[people.commune(h).value].district.value];
    const population::Province& province = people.provinces()[d.province.value];
    // Small households do not live in proportionally small homes: at least two people's area.
    const double area = province.dwelling_m2_per_person * std::max(2U, people.members(h).count);
    const double parts = std::clamp(std::round(area / 20), 1.0, 6.0); // 20 m2 a room: assumption
    FloorPlan plan = square(area / parts);
    plan.parts = static_cast<std::uint8_t>(parts);
    return plan;
}

/// Benches of two, in columns with aisles; the teacher, who is the last member, at the board.
Point school_seat(const FloorPlan& plan, std::uint32_t rank, std::uint32_t n) {
    constexpr float mates_m = 0.6F; // two pupils on a bench of 1.2 m (TCVN 7490:2005)
    constexpr float board_m = 2.2F; // first row from the board: assumption
    constexpr float largest_pitch = 1.3F;
    if (rank + 1 == n) {
        return {plan.width_m / 2, 0.8F};
    }
    const std::uint32_t benches = n / 2;
    constexpr std::uint32_t columns = 3;
    const std::uint32_t rows = (benches + columns - 1) / columns;
    const float pitch = std::min(largest_pitch, (plan.depth_m - board_m - 0.4F) /
                                                    static_cast<float>(std::max(1U, rows - 1)));
    const std::uint32_t bench = rank / 2;
    const float column_width = plan.width_m / static_cast<float>(columns);
    const float x = (static_cast<float>(bench % columns) + 0.5F) * column_width +
                    (rank % 2 == 0 ? -mates_m / 2 : mates_m / 2);
    return {x, board_m + pitch * static_cast<float>(bench / columns)};
}

Point along(float pitch_x, float pitch_y, std::uint32_t per_row, std::uint32_t rank) {
    return {0.8F + pitch_x * static_cast<float>(rank % per_row),
            0.8F + pitch_y * static_cast<float>(rank / per_row)};
}

} // namespace

FloorPlan floor_plan(const population::Population& people, const MobilitySettings& settings,
                     core::RoomId room) {
    const RoomKind kind = people.kind(room);
    if (kind == RoomKind::home) {
        return home_plan(people, settings, room);
    }
    if (kind == RoomKind::bus || kind == RoomKind::coach) {
        return {2.4F, static_cast<float>(settings.venue_m2[population::venue_index(kind)] / 2.4),
                1};
    }
    if (population::is_venue(kind)) {
        return square(settings.venue_m2[population::venue_index(kind)]);
    }
    const auto n = static_cast<double>(std::max<std::size_t>(1, people.day_members(room).size()));
    switch (kind) {
    case RoomKind::kindergarten:
    case RoomKind::classroom:
    case RoomKind::lecture:
        return square(std::max(settings.classroom_m2, settings.classroom_m2_per_pupil * n));
    case RoomKind::office:
        return square(std::max(16.0, settings.office_m2 * n));
    case RoomKind::workshop: {
        const double stations = std::ceil(n / 2);
        return {static_cast<float>(settings.station_pitch_m * stations + 1.6),
                static_cast<float>(settings.factory_m2 * n /
                                   (settings.station_pitch_m * stations + 1.6)),
                1};
    }
    case RoomKind::yard: {
        const auto length = static_cast<float>(std::sqrt(settings.yard_m2 * 8));
        return {length, length / 8, 1};
    }
    case RoomKind::field:
        return square(1500 * n); // 0.15 ha a worker: assumption
    default:
        return square(std::max(12.0, settings.small_work_m2 * n));
    }
}

Point seat_of(RoomKind kind, const MobilitySettings& settings, const FloorPlan& plan,
              std::uint32_t rank, std::uint32_t n) {
    switch (kind) {
    case RoomKind::classroom:
    case RoomKind::lecture:
        return school_seat(plan, rank, n);
    case RoomKind::office: {
        // Desks face each other in pairs, two desks of 0.8 m between (assumption).
        const auto pairs = std::max(1U, static_cast<std::uint32_t>(plan.width_m / 2.4F));
        const std::uint32_t pair = rank / 2;
        return {1.2F + 2.4F * static_cast<float>(pair % pairs),
                0.8F + 3.4F * static_cast<float>(pair / pairs) + (rank % 2 == 0 ? 0.0F : 1.7F)};
    }
    case RoomKind::workshop:
        return along(static_cast<float>(settings.station_pitch_m),
                     static_cast<float>(settings.across_line_m), (n + 1) / 2, rank);
    default: // stalls and counters
        return along(2.2F, 3.0F, std::max(1U, static_cast<std::uint32_t>(plan.width_m / 2.2F)),
                     rank);
    }
}

} // namespace truyvet::mobility
