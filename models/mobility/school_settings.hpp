// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>

namespace truyvet::mobility {

/// When the people of a room learn or work.
struct SessionHours {
    /// First stretch from, to; second from, to (0, 0 = only one). Minutes after midnight.
    std::array<double, 4> minutes{};
    /// Chance that the room works on a Saturday, on a Sunday.
    std::array<double, 2> weekend{};
};

/// Classes. All without a source are assumptions.
struct SchoolSettings {
    SessionHours kindergarten{{435, 1005, 0, 0}, {0, 0}};
    SessionHours full_day{{435, 645, 825, 975}, {0, 0}};
    SessionHours morning{{420, 675, 0, 0}, {0, 0}};
    SessionHours afternoon{{780, 1035, 0, 0}, {0, 0}};
    SessionHours upper_morning{{420, 690, 0, 0}, {0.5, 0}};
    SessionHours lectures{{450, 690, 0, 0}, {0, 0}};
    /// Primary classes taught all day (assumption; the Ministry of Education's target of
    /// 2010 was 50 to 60 % of pupils).
    double full_day_primary = 0.6;
    /// Of primary and lower secondary classes with half days, those taught in the morning.
    double morning_share = 0.8;

    /// Least m2 of a classroom, and net m2 a pupil (NFPA 101-2009; 1.25 to 1.5 by TCVN
    /// 8793/8794:2011, which would double the contacts of the survey).
    double classroom_m2 = 48;
    double classroom_m2_per_pupil = 1.9;
    /// Benches of two in columns: between the two; from the board to the first row; between rows,
    /// if the room is deep enough, and from the last row to the wall behind; the teacher
    /// from the board.
    double bench_mates_m = 0.6;
    double first_row_m = 2.2;
    double row_pitch_m = 1.3;
    double last_row_m = 0.4;
    std::uint32_t bench_columns = 3;
    double teacher_m = 0.8;
    /// In a kindergarten, children at a table, and how far they sit from its middle.
    std::uint32_t play_group = 4;
    double play_table_m = 0.45;

    /// The long break: from the hour in which lessons began, how long, in a yard of which side;
    /// friends who spend it together, every other day only the two of a bench; how far each stands
    /// from the middle of the group, and after how long it moves on.
    double break_after_minutes = 120;
    double break_minutes = 25;
    double yard_m = 60;
    std::uint32_t break_group = 3;
    double break_circle_m = 0.6;
    double break_move_minutes = 5;
};

} // namespace truyvet::mobility
