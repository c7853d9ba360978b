// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/school_settings.hpp"

namespace truyvet::mobility {

/// Offices, factories, small businesses, fields and those who keep a venue. All without a source
/// are assumptions; hours after the civil service's 7:30-17:00 and shifts of 8-12 h.
struct WorkSettings {
    SessionHours office{{450, 690, 810, 1020}, {0, 0}};
    SessionHours factory{{450, 990, 0, 0}, {1, 0.1}};
    /// One night ends in the morning, the next begins in the evening.
    SessionHours night{{0, 360, 1200, 1440}, {1, 0.1}};
    SessionHours craft{{450, 690, 810, 1020}, {0.9, 0.4}};
    SessionHours field{{360, 600, 870, 1020}, {1, 0.8}};
    SessionHours field_morning{{360, 600, 0, 0}, {1, 0.8}};
    SessionHours market{{330, 690, 0, 0}, {1, 1}};
    SessionHours shop{{435, 690, 810, 1170}, {1, 0.9}};
    SessionHours eatery{{345, 810, 1020, 1200}, {1, 0.9}};
    /// Factory lines that work at night; no figure is known.
    double night_lines = 0;
    /// Farm teams that go out in the afternoon too.
    double field_full_day = 0.6;

    /// Floor area in m2 per member: office (NFPA 101: 9.3 gross, less corridors), at least so many.
    double office_m2 = 6;
    double office_least_m2 = 16;
    /// Desks face each other in pairs: from pair to pair, across the two desks, from row to row.
    double desk_pitch_m = 2.4;
    double desk_across_m = 1.7;
    double desk_row_m = 3.4;
    /// Chance that two colleagues of an office have tea together, each half day. Fitted to the
    /// first week of an office's badges (SocioPatterns InVS 2013: 0.096 partners of 15 minutes a
    /// day, 16 in 333 days); the second week tests it (tests/validation/test_badges.cpp).
    double tea_share = 0.03;
    double tea_after_minutes = 150; ///< the hour in which work began
    double tea_minutes = 20;
    double tea_circle_m = 0.4; ///< each from the middle

    /// Factory floor (NFPA 101: 9.3 gross); centre to centre along a line, and across it.
    double factory_m2 = 5;
    double station_pitch_m = 1.6;
    double across_line_m = 2.2;
    /// The meal of a shift: after the hour in which it began, how long, with how many others at the
    /// table, mixed anew each day; how far each sits from its middle; tables are out of reach of
    /// the next.
    double meal_after_minutes = 240;
    double meal_minutes = 30;
    double meal_mates = 1.2;
    double meal_circle_m = 0.6;
    double meal_table_pitch_m = 2.6;

    /// Small teams and farm teams: floor of each member, and at least; chance, each so many
    /// minutes, that they work at the same spot; how far each is from its middle.
    double small_work_m2 = 12;
    double small_work_least_m2 = 12;
    double field_m2 = 1500;
    double team_slot_minutes = 30;
    double small_work_together = 0.15;
    double field_together = 0.15;
    double team_circle_m = 0.8;
    /// Stalls and counters, from one to the next and from row to row.
    double stall_pitch_m = 2.2;
    double stall_row_m = 3.0;
};

} // namespace truyvet::mobility
