// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/calendar.hpp"
#include "models/mobility/mobility.hpp"

namespace truyvet::mobility {

/// Days of people who were recorded, each in one room; away when there is no record of them.
class RecordedMobility : public Mobility {
  public:
    RecordedMobility(const population::Population& people, const Calendar& calendar)
        : Mobility(people), calendar_(calendar) {}

    void stays(PersonId person, core::LocalDay day, std::vector<Stay>& out) const override;
    /// Rooms of a recorded place share one frame of coordinates.
    void neighbours(RoomId room, std::vector<Neighbour>& out) const override;

  protected:
    struct RecordedSpan {
        core::TimePoint from;
        core::TimePoint to;
    };
    /// When the person was recorded, in the recording's time, in order.
    [[nodiscard]] virtual const std::vector<RecordedSpan>& present(PersonId person) const = 0;
    /// What lies between the recording's time and that of a stay.
    [[nodiscard]] core::Milliseconds shift(const Stay& stay) const {
        return *calendar_.shift(core::local_day(stay.from));
    }

  private:
    void candidates(RoomId room, core::LocalDay day, core::TimePoint from, core::TimePoint to,
                    std::vector<PersonId>& out) const override;

    Calendar calendar_;
};

} // namespace truyvet::mobility
