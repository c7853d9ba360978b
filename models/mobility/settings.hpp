// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/mobility/activity_settings.hpp"
#include "models/mobility/home_settings.hpp"
#include "models/mobility/travel_settings.hpp"
#include "models/mobility/work_settings.hpp"
#include "models/population/rooms.hpp"

#include <string>

namespace truyvet::mobility {

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
    std::uint32_t age = 30;
};

/// Rooms that people visit. Assumptions.
struct VenueSettings {
    /// Floor area of one room of each venue kind. Markets: 1.5-3 m2 of aisle a customer; bus:
    /// interior of 18-25 m2; coach: 2.4 m by 11 m.
    std::array<double, population::venue_kinds> m2{120, 40, 45, 60, 100, 60, 22, 900, 250, 26, 6};
    /// Mean minutes between moves of those who wander (market, shop, leisure), and the least.
    double wander_minutes = 2.5;
    double wander_least_seconds = 20;
    /// Of two friends the second keeps so far beside the first: an arm's length.
    double friends_m = 0.8;
    /// Nobody stands nearer to a wall.
    double off_walls_m = 0.5;
};

/// Everybody's days, by activity.
struct MobilitySettings {
    /// One of kind_names().
    std::string kind = "synthetic";
    RecordingSettings recording;
    ActivitySettings activity;
    SchoolSettings school;
    WorkSettings work;
    HomeSettings home;
    BoardingSettings boarding;
    VenueSettings venue;
    TravelSettings travel;
    CoachSettings coach;
};

} // namespace truyvet::mobility
