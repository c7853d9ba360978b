// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>

namespace truyvet::mobility {

/// Where people are at home. Assumptions.
struct HomeSettings {
    /// A home is as large as for so many people at least (small households do not live in
    /// proportionally small homes); floor of one of its rooms; at most so many rooms.
    std::uint32_t least_people = 2;
    double room_m2 = 20;
    std::uint32_t most_rooms = 6;
    /// Minutes after midnight; in bed before and after.
    double rise = 330;
    double to_bed = 1320;
    /// Half hours at the table, minutes after midnight.
    std::array<double, 4> meals{360, 690, 1110, 1140};
    /// Of the rest of the day at home, the share in the living room, else in one's own room;
    /// decided anew after so many minutes.
    double living_room_share = 0.6;
    double slot_minutes = 30;
    /// From the middle of the table: the household at a meal, guests all their stay.
    double table_m = 0.75;
    double guest_table_m = 0.9;
    double bed_mates_m = 0.7;
    /// Nobody stands nearer to a wall.
    double off_walls_m = 0.4;
};

/// Boarding houses. Assumptions.
struct BoardingSettings {
    /// Between rooms of 8-10 m2 for two or three workers (Thanh Nien on Kim Chung, Hanoi) and of 15
    /// m2 (Lao Dong on Phu Tho).
    double room_m2 = 13;
    /// The yard between two rows of ten rooms, 33 m by 4 m; evenings somebody cooks, washes and
    /// sits there, between when and when (minutes after midnight), and how long on average.
    double yard_m2 = 132;
    double yard_length_to_width = 8;
    double evenings = 0.5;
    double evening_from = 1080;
    double evening_to = 1200;
    double minutes = 40;
};

} // namespace truyvet::mobility
