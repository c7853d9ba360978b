// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/population/rooms.hpp"
#include "models/population/settings.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace truyvet::mobility {

/// What people go out for, in the order of the venue kinds (market, shop, eatery, cafe, worship,
/// clinic, bus, leisure, hall, coach, lane); then a visit to another home. Buses are ridden to
/// work, coaches away; neither is sought.
inline constexpr std::size_t activity_kinds = 12;
inline constexpr std::size_t visit = 11;

/// Parts of the day in which one activity may fall.
enum class DayPart : std::uint8_t { early, forenoon, midday, afternoon, late, evening };
inline constexpr std::size_t day_parts = 6;

/// Who goes out alike.
enum class ActivityGroup : std::uint8_t { small_child, pupil, worker, farmer, at_home, elder };
inline constexpr std::size_t activity_groups = 6;

struct Minutes {
    double from = 0;
    double to = 0;
};

/// A recording in place of synthetic days; `kinds.hpp` lists which kinds read it.
struct RecordingSettings {
    /// CSV: positions in time (tracks.hpp), or who was near whom (network.hpp).
    std::string file;
    /// CSV: id[,place][,room][,environment][,household][,age], each id of the recording once; empty
    /// = everybody in one room and on their own.
    std::string people;
    /// Of rooms that `people` gives none.
    std::string environment = "office";
    /// The local day of the recording's first day; its seconds count from a midnight.
    core::LocalDay starts{18764}; // 2021-05-17, as IndexCaseSettings::date
    /// The recorded days come again and again, also before `starts`; otherwise once, and people are
    /// away at all other times.
    bool repeat = true;
    /// Metres between two people whom a contact network has together: those who talk stand some
    /// 1 m apart, and badges hear up to 1.5 m. Assumption.
    double distance_m = 1.0;
    /// Seconds of a network's record without a duration: SocioPatterns' badges report every 20 s.
    double record_s = 20;
    /// Years, of those for whom `people` gives none: a grown-up. Assumption.
    static constexpr std::uint8_t age = 30;
};

/// All without a source are assumptions; `docs/contacts.md` shows what they do to the contacts.
struct MobilitySettings {
    /// One of kind_names().
    std::string kind = "synthetic";
    RecordingSettings recording;

    /// Activities a day by group, over a day with all parts of the day open. Assumptions, scaled so
    /// that contacts outside home and school come near the survey's (Horby et al. 2011). To the
    /// market goes one of a household a day; grown-ups stop in the lane on half their days.
    std::array<std::array<double, activity_kinds>, activity_groups> activities_a_day{{
        // market shop  eatery cafe  worship clinic bus leisure hall coach lane visit
        {0.10, 0.05, 0.03, 0.00, 0.01, 0.020, 0, 0.20, 0.010, 0, 0.0, 0.40}, // small child
        {0.06, 0.25, 0.10, 0.05, 0.01, 0.005, 0, 0.20, 0.010, 0, 0.1, 0.40}, // pupil
        {0.30, 0.25, 0.20, 0.20, 0.02, 0.005, 0, 0.05, 0.020, 0, 0.6, 0.80}, // worker
        {0.60, 0.20, 0.10, 0.15, 0.03, 0.010, 0, 0.05, 0.020, 0, 0.6, 1.00}, // farmer
        {1.00, 0.30, 0.10, 0.10, 0.04, 0.020, 0, 0.10, 0.020, 0, 0.6, 1.00}, // at home
        {0.60, 0.20, 0.10, 0.20, 0.15, 0.030, 0, 0.30, 0.030, 0, 0.4, 1.20}, // elder
    }};
    /// How the activities of a kind spread over the parts of the day; rows add up to 1.
    /// Assumptions.
    std::array<std::array<double, day_parts>, activity_kinds> window_shares{{
        // early forenoon midday afternoon late evening
        {0.35, 0.40, 0.00, 0.05, 0.20, 0.00}, // market
        {0.05, 0.25, 0.10, 0.20, 0.25, 0.15}, // shop
        {0.35, 0.10, 0.30, 0.00, 0.10, 0.15}, // eatery
        {0.10, 0.25, 0.10, 0.20, 0.10, 0.25}, // cafe
        {0.10, 0.40, 0.00, 0.10, 0.10, 0.30}, // worship
        {0.00, 0.60, 0.00, 0.40, 0.00, 0.00}, // clinic
        {0.00, 0.00, 0.00, 0.00, 0.00, 0.00}, // bus
        {0.15, 0.05, 0.00, 0.15, 0.55, 0.10}, // leisure
        {0.00, 0.25, 0.45, 0.00, 0.30, 0.00}, // hall
        {0.00, 0.00, 0.00, 0.00, 0.00, 0.00}, // coach
        {0.25, 0.15, 0.05, 0.10, 0.35, 0.10}, // lane
        {0.00, 0.20, 0.05, 0.20, 0.15, 0.40}, // visit
    }};
    /// All activities, and all stays on activities, times this: to see what the assumptions above
    /// do.
    double errand_factor = 1;
    double dwell_factor = 1;
    /// Minutes after midnight. Assumptions.
    std::array<Minutes, day_parts> window_hours{
        {{300, 405}, {450, 660}, {680, 800}, {840, 990}, {1005, 1125}, {1140, 1290}}};
    /// Mean minutes of a stay, by activity kind. Market 20-40, street restaurant 20-40, worship and
    /// weddings 1-3 h: assumptions of the dwell-time rows. Cafes (45; the rows have 60-90), play
    /// and sports, shops: assumptions, set such that contacts there last as long as the survey's.
    /// Lane: assumption; how long people talk there comes of who else stops (docs/contacts.md).
    std::array<double, activity_kinds> dwell_minutes{30, 20, 20,  45,  75, 60,
                                                     28, 30, 110, 110, 15, 20};
    /// Standard deviation of the logarithm of a stay's length. Assumptions: activities with a
    /// purpose spread less than talk and play; visits range from a word at the door to an evening,
    /// as the survey's contacts at home do; all ride a bus as long.
    std::array<double, activity_kinds> dwell_log_sd{0.7, 0.7, 1,   1,   0.7, 0.7,
                                                    0,   1,   0.5, 0.3, 1,   1.2};
    /// Share of activities that lead to the town of the district instead of the own commune.
    std::array<double, activity_kinds> town_share{0.10, 0.10, 0.15, 0.15, 0, 1, 1, 0, 1, 1, 0, 0};
    /// Weekend activities against weekdays, by kind. Assumptions.
    std::array<double, activity_kinds> weekend_factor{1.1, 1.1, 1.2, 1.5, 2.0, 0.3,
                                                      1,   1.3, 3.0, 1,   1,   1.5};

    /// Share of activities on which two friends go together. Assumption.
    double together = 0.7;

    /// Not at school or work on a day for illness and other reasons. Assumption.
    double absence = 0.03;
    /// Primary pupils taught all day; the rest and the lower secondary half days (approximate;
    /// Ministry of Education, 2019).
    double full_day_primary = 0.6;
    /// Workers, students and upper secondary pupils who ride a bus, in towns and elsewhere. Buses
    /// carry 6-10 % of trips in the big cities, below 3 % elsewhere (general knowledge).
    double bus_share_urban = 0.05;
    double bus_share_rural = 0.02;
    /// Minutes on the road to a place in the commune, in the district, and in another district.
    double road_minutes_near = 6;
    double road_minutes_town = 15;
    double road_minutes_far = 40;
    /// By bus, with the ways to and from the stop.
    double road_minutes_bus = 55;

    /// Where there are coaches (population.people_per_coach): days on which somebody of 15 and more
    /// leaves the province by coach in the morning and comes back in the evening. Lao Cai's 5.3
    /// million passengers of 2015 (GSO) are 7.9 a head and year, Hai Duong's 20.8 million 11.7,
    /// there and back: 0.011 to 0.016 a day. That all of them leave the province and return the
    /// same day is an assumption. Where they go: journeys.hpp.
    double coach_trips_a_day = 0.011;
    unsigned coach_age = 15;
    /// The first run leaves then, each later one half an hour after; the runs home likewise.
    /// Minutes after midnight; assumptions.
    double coach_out = 330;
    double coach_home = 960;
    std::uint32_t coach_runs = 10;
    /// To which province: by gravity, with the exponents of population and travel time of
    /// PopulationSettings. There, minutes at a market, clinic or cafe, then for a meal
    /// (assumptions).
    double gravity_to = population::PopulationSettings{}.gravity_to;
    double gravity_time = population::PopulationSettings{}.gravity_time;
    double away_errand_minutes = 120;
    double away_meal_minutes = 40;
    /// Factory lines that work at night, 20:00 to 6:00; no figure is known. Assumption: none.
    double night_lines = 0;

    /// Floor area in m2 per member for work rooms: office (NFPA 101: 9.3 gross, less corridors) and
    /// factory floor (9.3 gross).
    double office_m2 = 6;
    double factory_m2 = 5;
    double small_work_m2 = 12;
    /// Least m2 of a classroom (assumption), and net m2 a pupil (NFPA 101-2009; 1.25 to 1.5 by TCVN
    /// 8793/8794:2011, which would double the contacts of the survey).
    double classroom_m2 = 48;
    double classroom_m2_per_pupil = 1.9;
    /// Centre to centre along a line, and across it. Assumption.
    double station_pitch_m = 1.6;
    double across_line_m = 2.2;
    /// The meal of a shift, and with how many others at the table, mixed anew each day.
    /// Assumptions.
    std::int64_t meal_minutes = 30;
    double meal_mates = 1.2;
    /// Floor area of one room of each venue kind. Markets: 1.5-3 m2 of aisle a customer; bus:
    /// interior of 18-25 m2; coach: 2.4 m by 11 m; the rest assumptions.
    std::array<double, population::venue_kinds> venue_m2{120, 40,  45,  60, 100, 60,
                                                         22,  900, 250, 26, 6};
    /// Mean minutes between moves of those who wander (market, shop, leisure).
    double wander_minutes = 2.5;
    /// Chance that two colleagues of an office have tea together, each half day. Assumption, fitted
    /// to the first week of an office's badges (SocioPatterns InVS 2013: 0.096 partners of 15
    /// minutes a day, 16 in 333 days); the second week tests it (tests/validation/test_badges.cpp).
    double tea_share = 0.03;
    /// The long break of a school morning, and the side of the yard it is spent in.
    std::int64_t break_minutes = 25;
    double yard_m = 60;
    /// Friends who spend it together. Assumption.
    std::uint32_t break_group = 3;
    /// Chance, each half hour, that a small team (a farm team) works at the same spot.
    double small_work_together = 0.15;
    double field_together = 0.15;
    /// Boarding houses: a room of 10-16 m2 (general knowledge); the yard between two rows of ten
    /// rooms, 33 m by 4 m; evenings somebody cooks, washes and sits there, from when on (minutes
    /// after midnight, for two hours), and how long. Assumptions.
    double boarding_room_m2 = 13;
    double yard_m2 = 132;
    double yard_evenings = 0.5;
    Minutes yard_hours{1080, 1200};
    double yard_minutes = 40;
    /// Of the waking time at home, the share in the living room; the rest in one's own room.
    double living_room_share = 0.6;
};

} // namespace truyvet::mobility
