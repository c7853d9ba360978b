// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/time.hpp"
#include "models/epidemic/natural_history.hpp"
#include "models/epidemic/outbreak.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace truyvet::engine {

/// One day of an outbreak in one arm. Person-days are hours / 24, each hour counted once: isolated
/// before quarantined before at home.
struct OutbreakDay {
    std::int64_t infections = 0;             ///< on this day, with those from outside
    std::int64_t imported = 0;               ///< from outside
    std::int64_t infectious = 0;             ///< who might have infected somebody
    std::int64_t reported = 0;               ///< positive results
    std::int64_t reported_in_quarantine = 0; ///< of these, in quarantine when the sample was taken
    std::int64_t notified = 0;               ///< people told by some channel for the first time
    std::int64_t tests = 0;                  ///< samples taken
    double quarantined = 0;                  ///< person-days in quarantine
    double quarantined_infected = 0;         ///< of these, of people who are or were infected
    double kept_home = 0;                    ///< person-days of F2 at home
    double isolated = 0;                     ///< person-days of cases and suspected cases
};

/// One infection, with what became of it.
struct OutbreakInfection {
    epidemic::Infection infection;
    epidemic::Course course;
    core::TimePoint reported = core::TimePoint::max();    ///< max() = never
    core::TimePoint quarantined = core::TimePoint::max(); ///< first; max() = never
    core::TimePoint would_come = core::TimePoint::max();  ///< because of symptoms, untraced
};

/// What the people of an infection are counted by.
enum class InfectedBy : std::uint8_t { setting, room, decade, district };

struct OutbreakPart {
    InfectedBy by{};
    std::int64_t part = 0;
    std::int64_t infections = 0;
};

/// What happened on one day to the people of one district.
struct OutbreakDistrictDay {
    std::int64_t district = 0;
    std::int64_t day = 0; ///< of the outbreak
    std::int64_t infections = 0;
    std::int64_t reported = 0;
    std::int64_t quarantined = 0; ///< people who went into quarantine
};

/// How many cases infected so many others.
struct OutbreakOffspring {
    std::int64_t offspring = 0;
    std::int64_t cases = 0;
};

/// Whom the investigations of reported cases led to, of those whom tracing is after: backward, who
/// infected the case; forward, whom it infected.
struct OutbreakLinks {
    std::int64_t cases = 0;          ///< reported, infected by somebody here
    std::int64_t infector_known = 0; ///< who infected it had been reported before
    std::int64_t infector_named = 0; ///< not before, and some channel led to it
    std::int64_t infectees = 0;      ///< infected by reported cases before their result
    std::int64_t infectees_named = 0;
};

/// One arm's outbreak in one replicate.
struct OutbreakResult {
    std::vector<OutbreakDay> days;
    /// Of everybody infected so early that all whom they infect are in.
    std::vector<OutbreakOffspring> offspring;
    std::vector<OutbreakPart> parts;            ///< infections by where and whom
    std::vector<OutbreakDistrictDay> districts; ///< by district and day, where anything happened
    /// Infectiousness, summed over the infected, that was still to come when they would have been
    /// isolated without tracing had quarantine not come first: of all until then. The effect of
    /// tracing on the next generation, on one tree.
    double onward = 0;
    double cut_by_quarantine = 0;
    OutbreakLinks links;
    std::vector<OutbreakInfection> tree; ///< where experiment.detail is on
};

} // namespace truyvet::engine
