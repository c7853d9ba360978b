// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/synthetic.hpp"

namespace truyvet::mobility {

/// Writes where one person is during one stay: at a place of one's own, wandering, in the house.
class PositionMaker {
  public:
    PositionMaker(const population::Population& people, const MobilitySettings& settings,
                  const core::Randomness& chance, PersonId person, const Stay& stay,
                  std::vector<Position>& out);
    void make();

  private:
    void at_home();
    void visiting();
    void wander();
    void at_own_place();
    void in_play_group();
    void with_break();
    void with_meal();
    void with_tea();
    void in_a_team();

    [[nodiscard]] Point own_seat() const;
    [[nodiscard]] Point bed(std::uint32_t rank, std::uint8_t bedroom, std::uint32_t bedrooms) const;
    [[nodiscard]] Point beside(Point p) const;
    void add(core::TimePoint to, Point p, std::uint8_t part = 0, bool outdoors = false);
    [[nodiscard]] Point in_part(std::uint8_t part, double across, double along) const;
    [[nodiscard]] core::TimePoint clock(std::int64_t minute_of_day) const;
    [[nodiscard]] std::int64_t minute(core::TimePoint t) const;
    [[nodiscard]] std::int64_t hour_begun() const;
    [[nodiscard]] std::uint64_t slot_word(std::int64_t slot) const;

    const population::Population& people_;
    const MobilitySettings& settings_;
    const core::Randomness& chance_;
    PersonId person_;
    const Stay& stay_;
    std::vector<Position>& out_;
    population::RoomKind kind_;
    FloorPlan plan_;
    core::LocalDay day_;
    PersonId company_; ///< whose moves one follows in a venue: of two friends the first
    std::uint32_t rank_ = 0;
    std::uint32_t count_ = 0; ///< of those with a place of their own; 0 = has none here
};

} // namespace truyvet::mobility
