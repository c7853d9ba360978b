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
};

/// One encounter of a candidate with the F0.
struct Meeting {
    std::uint32_t encounter = 0; ///< into CaseFile::encounters
    double share_of_stay = 0;    ///< of the F0's stay, spent in the same room
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

    [[nodiscard]] std::span<const Meeting> meetings_of(const Candidate& c) const {
        return {meetings.data() + c.first, c.count};
    }
};

/// `truth`: the F1 by the rule in force, by person. `from` opens the window that isolation closes.
CaseFile open_file(std::uint32_t number, const epidemic::IndexCase& course, core::TimePoint from,
                   contact::Encounters encounters, std::span<const contact::CloseContact> truth);

} // namespace truyvet::tracing
