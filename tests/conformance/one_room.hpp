// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/positions.hpp"
#include "models/population/recorded.hpp"
#include "tests/conformance/province.hpp"

#include <cmath>
#include <vector>

namespace truyvet::conformance {

/// So many people who live on their own and learn or work in one room of the kind; beside it an
/// office without anybody. With `visiting` they work in the office and come to the room as guests.
class OneRoom {
  public:
    OneRoom(population::RoomKind kind, std::uint32_t people, bool visiting = false);

    [[nodiscard]] const population::Population& people() const { return people_; }
    [[nodiscard]] core::RoomId room() const { return core::RoomId{people_.households()}; }
    /// Where somebody is while there, between minutes of a day.
    [[nodiscard]] std::vector<mobility::Position> positions(const mobility::MobilitySettings& s,
                                                            std::uint32_t person,
                                                            core::LocalDay day, int from,
                                                            int to) const;

  private:
    population::Population people_;
};

/// The same for anybody anywhere.
std::vector<mobility::Position> positions_of(const population::Population& people,
                                             const mobility::MobilitySettings& s,
                                             core::PersonId person, core::RoomId room,
                                             core::LocalDay day, int from, int to);

inline double minutes_of(const mobility::Position& p) {
    return core::seconds(p.to - p.from) / 60;
}
inline double between(const mobility::Position& a, const mobility::Position& b) {
    return std::hypot(double{a.x_m} - b.x_m, double{a.y_m} - b.y_m);
}

} // namespace truyvet::conformance
