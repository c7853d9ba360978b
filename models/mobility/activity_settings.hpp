// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace truyvet::mobility {

/// Secondary activities, what people go out for: in the order of the venue kinds, then a visit to
/// another home. Buses are ridden to work, coaches away; neither is sought.
inline constexpr std::array<std::string_view, 12> activity_names{
    "market", "shop",    "eatery", "cafe",  "worship", "clinic",
    "bus",    "leisure", "hall",   "coach", "lane",    "visit"};
inline constexpr std::size_t activity_kinds = activity_names.size();
inline constexpr std::size_t visit = 11;

/// Parts of the day in which one activity may fall.
enum class DayPart : std::uint8_t { early, forenoon, midday, afternoon, late, evening };
inline constexpr std::size_t day_parts = 6;

/// Who goes out alike.
enum class ActivityGroup : std::uint8_t { small_child, pupil, worker, farmer, at_home, elder };
inline constexpr std::size_t activity_groups = 6;

/// One kind of activity. All are assumptions, scaled so that contacts outside home and school come
/// near the survey's (Horby et al. 2011); `docs/contacts.md` shows what they do to the contacts.
struct ActivityKind {
    /// A day, by group, if all parts of the day are open.
    std::array<double, activity_groups> a_day{};
    /// Of these, the share in each part of the day; they add up to 1.
    std::array<double, day_parts> day_part_shares{};
    /// Mean length of the stay, and the standard deviation of its logarithm.
    double dwell_minutes = 0;
    double dwell_log_sd = 0;
    /// Share that leads to the town of the district instead of the own commune.
    double town_share = 0;
    /// On a day of the weekend against a weekday.
    double weekend_factor = 1;
};

/// To the market goes one of a household a day; grown-ups stop in the lane on half their days.
/// Market 20-40 minutes, street restaurant 20-40, worship and weddings 1-3 h; cafes (45; elsewhere
/// 60-90 are assumed), play and sports, shops are set such that contacts there last as long as the
/// survey's. Activities with a purpose spread less than talk and play; visits range from a word at
/// the door to an evening, as the survey's contacts at home do.
inline constexpr std::array<ActivityKind, activity_kinds> assumed_activities{{
    // by group: small child, pupil, worker, farmer, at home, elder;
    // by part of the day: early, forenoon, midday, afternoon, late, evening
    {{.10, .06, .30, .60, 1.0, .60}, {.35, .40, 0, .05, .20, 0}, 30, 0.7, 0.10, 1.1},     // market
    {{.05, .25, .25, .20, .30, .20}, {.05, .25, .10, .20, .25, .15}, 20, 0.7, 0.10, 1.1}, // shop
    {{.03, .10, .20, .10, .10, .10}, {.35, .10, .30, 0, .10, .15}, 20, 1.0, 0.15, 1.2},   // eatery
    {{0, .05, .20, .15, .10, .20}, {.10, .25, .10, .20, .10, .25}, 45, 1.0, 0.15, 1.5},   // cafe
    {{.01, .01, .02, .03, .04, .15}, {.10, .40, 0, .10, .10, .30}, 75, 0.7, 0, 2.0},      // worship
    {{.02, .005, .005, .01, .02, .03}, {0, .60, 0, .40, 0, 0}, 60, 0.7, 1, 0.3},          // clinic
    {},                                                                                   // bus
    {{.20, .20, .05, .05, .10, .30}, {.15, .05, 0, .15, .55, .10}, 30, 1.0, 0, 1.3},      // leisure
    {{.01, .01, .02, .02, .02, .03}, {0, .25, .45, 0, .30, 0}, 110, 0.5, 1, 3.0},         // hall
    {},                                                                                   // coach
    {{0, .10, .60, .60, .60, .40}, {.25, .15, .05, .10, .35, .10}, 15, 1.0, 0, 1.0},      // lane
    {{.40, .40, .80, 1.0, 1.0, 1.2}, {0, .20, .05, .20, .15, .40}, 20, 1.2, 0, 1.5},      // visit
}};

/// What holds for all kinds. All without a source are assumptions.
struct ActivitySettings {
    std::array<ActivityKind, activity_kinds> kinds = assumed_activities;
    /// All activities, and all stays, times this: to see what the assumptions above do.
    double factor = 1;
    double dwell_factor = 1;
    double shortest_minutes = 2;
    /// Begin and end of the parts of the day, minutes after midnight.
    std::array<double, day_parts> part_begins{300, 450, 680, 840, 1005, 1140};
    std::array<double, day_parts> part_ends{405, 660, 800, 990, 1125, 1290};
    /// Share of activities on which two friends go together.
    double together = 0.7;
    /// Habitual venues of a kind somebody has at one level; they take turns by the day.
    std::uint32_t habits = 2;
    /// At whose doors one knocks: of neighbours so many homes away, to either side.
    std::array<double, 3> visited_homes{1, 4, 19};
    /// A visit to the friend is as likely as to so many of these homes: one visit in three.
    std::uint32_t friend_homes = 3;
    /// Small children are younger, pupils at least of this age (school age by the Education Law);
    /// grown up; elders are those of the census' open class.
    std::uint32_t school_age = 6;
    std::uint32_t adult_age = 18;
    std::uint32_t elder_age = 65;
};

} // namespace truyvet::mobility
