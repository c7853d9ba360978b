// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/close_contacts.hpp"
#include "models/contact/encounters.hpp"
#include "models/mobility/mobility.hpp"
#include "models/population/recorded.hpp"
#include "models/tracing/case_file.hpp"

#include <vector>

namespace truyvet::conformance {

/// Monday 17 May 2021; hours count from its local midnight.
inline constexpr core::LocalDay lab_day{18764};
core::TimePoint at_hour(double hour);

/// Somebody in a room for a time, in one spot.
struct Put {
    std::uint32_t person = 0;
    std::uint32_t room = 0; ///< among those that are no homes
    double from_hour = 0;
    double to_hour = 0;
    float x_m = 0;
};

struct LabPeople {
    population::Population made;
};

/// Rooms and people made to order: everybody is where they are put, on one day, else alone.
class Lab : private LabPeople, public mobility::Mobility {
  public:
    /// Everybody lives alone, person 0 (the F0) included, but for those of `household_of_f0`.
    Lab(std::uint32_t people, const std::vector<population::RoomKind>& rooms, std::vector<Put> puts,
        std::uint32_t household_of_f0 = 1);

    void stays(core::PersonId person, core::LocalDay day,
               std::vector<mobility::Stay>& out) const override;
    void positions(core::PersonId person, const mobility::Stay& stay,
                   std::vector<mobility::Position>& out) const override;
    void neighbours(core::RoomId room, std::vector<mobility::Neighbour>& out) const override;

    /// The second room lies this far along x from the first, wall to wall; 0: no wall is shared.
    float wall_to_wall_m = 0;

    /// Person 0's file: a window of the whole day, isolation at its end, result `result_hour`.
    [[nodiscard]] tracing::CaseFile open(const contact::CloseContactRule& rule = {},
                                         const contact::EncounterSettings& encounters = {},
                                         double result_hour = 36) const;
    [[nodiscard]] contact::Encounters met(const contact::EncounterSettings& settings) const;

  protected:
    void candidates(core::RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<core::PersonId>& out) const override;

  private:
    [[nodiscard]] core::RoomId room_of(const Put& put) const;
    std::vector<Put> puts_; ///< by person, then time
};

/// A case file with candidates and nothing else: for channels that ask no more.
tracing::CaseFile file_of(std::uint32_t candidates, const tracing::Candidate& each);

} // namespace truyvet::conformance
