// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/encounters.hpp"

namespace truyvet::contact {

/// Who counts as a close contact (F1) of a case. The default is what Bluezone's makers stated:
/// within 2 m for 15 minutes (Ministry of Information and Communications, August 2020), and the
/// household.
struct CloseContactRule {
    /// Metres, 0 and more.
    double distance_m = 2;
    /// Minutes within that distance, added up over a local day.
    double minutes = 15;
    /// Those who live with the case count however near they were, if they were at home together.
    bool household = true;
    /// Minutes in the same room at any distance, added up over a local day, that count as well, as
    /// manual tracing takes a whole class or line; 0 = never. A home with all its rooms is one.
    double same_room_minutes = 0;
    /// The window opens so many days before onset (Ministry of Health, decision 3468/QD-BYT,
    /// 7 August 2020: two days) and ends with isolation.
    double days_before_onset = 2;
};

/// One close contact, and why.
struct CloseContact {
    PersonId person;
    core::Setting setting = core::Setting::home; ///< where most of the close time was spent
    bool household = false;
    double close_seconds = 0; ///< within the distance, in the whole window
    double longest_day_seconds = 0;
    double room_seconds = 0; ///< in the same room, in the whole window
    TimePoint first;         ///< begin of the first encounter that counted
    TimePoint last;          ///< end of the last one
};

/// The close contacts among a person's encounters, ordered by person.
class CloseContactFinder {
  public:
    CloseContactFinder(const mobility::Mobility& mobility, const CloseContactRule& rule)
        : mobility_(&mobility), rule_(rule) {}
    void find(const Encounters& encounters, std::vector<CloseContact>& out);

  private:
    /// Time with one person on one local day in one setting.
    struct Time {
        PersonId other;
        core::LocalDay day;
        core::Setting setting;
        std::int64_t close_ms;
        std::int64_t room_ms;
        TimePoint first;
        TimePoint last;
    };
    void collect(const Encounters& encounters);
    void settle(PersonId index_case, std::span<const Time> with_one,
                std::vector<CloseContact>& out) const;

    const mobility::Mobility* mobility_;
    CloseContactRule rule_;
    std::vector<Time> times_;
};

} // namespace truyvet::contact
