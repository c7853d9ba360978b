// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/close_contacts.hpp"
#include "models/contact/encounters.hpp"
#include "models/core/environment.hpp"
#include "models/epidemic/index_case.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::tracing {

/// Somebody whom a channel may flag: a true close contact, or anybody else who shared a room or a
/// wall with the F0.
struct Candidate {
    core::PersonId person;
    bool close_contact = false; ///< true F1
    core::Setting setting{};    ///< where the two spent most time together
    std::uint32_t first = 0;    ///< into CaseFile::meetings
    std::uint32_t count = 0;
    bool shared_room = false;      ///< at some time, not only a wall
    core::TimePoint met;           ///< begin of the first time in the same room or site
    core::TimePoint last;          ///< end of the last one
    std::uint32_t first_visit = 0; ///< into CaseFile::visits
    std::uint32_t visit_count = 0;
};

/// One encounter of a candidate with the F0.
struct Meeting {
    std::uint32_t encounter = 0; ///< into CaseFile::encounters
    double share_of_stay = 0;    ///< of the F0's stay, spent in the same room
};

/// Somebody's stay at a site where the F0 was at about the same time.
struct Visit {
    std::uint32_t stay = 0; ///< the F0's, into CaseFile::encounters.stays()
    mobility::Stay other;
};

/// All that an investigation of one F0 could find out: made once, shared by every arm.
struct CaseFile {
    std::uint32_t number = 0; ///< of the case in its replicate
    epidemic::IndexCase course;
    core::TimePoint from; ///< contacts count from here, days before onset ...
    core::TimePoint to;   ///< ... to here, isolation
    contact::Encounters encounters;
    std::vector<Candidate> candidates; ///< by person
    std::vector<Meeting> meetings;     ///< candidate after candidate
    std::vector<Visit> visits;         ///< candidate after candidate; visits.hpp fills it

    [[nodiscard]] std::span<const Meeting> meetings_of(const Candidate& c) const {
        return {meetings.data() + c.first, c.count};
    }
    [[nodiscard]] std::span<const Visit> visits_of(const Candidate& c) const {
        return {visits.data() + c.first_visit, c.visit_count};
    }
    /// Household, class or team: the two know of each other.
    [[nodiscard]] bool knows(const Candidate& c) const {
        return (c.shared_room || c.close_contact) && c.setting <= core::Setting::work;
    }
};

/// `truth`: the F1 by the rule in force, by person. `from` opens the window that isolation closes.
CaseFile open_file(std::uint32_t number, const epidemic::IndexCase& course, core::TimePoint from,
                   contact::Encounters encounters, std::span<const contact::CloseContact> truth);

/// Opens the file of a course: whom the person met in the window, and who of these is truly F1.
CaseFile investigate(std::uint32_t number, const epidemic::IndexCase& course, core::TimePoint from,
                     const mobility::Mobility& mobility, const contact::CloseContactRule& rule,
                     contact::EncounterFinder& finder);

} // namespace truyvet::tracing
