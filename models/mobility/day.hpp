// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/synthetic.hpp"

namespace truyvet::mobility {

/// In seconds after local midnight.
inline constexpr std::int32_t day_end = 86400;
constexpr std::int32_t whole_seconds(double minutes) {
    return static_cast<std::int32_t>(minutes * 60);
}

/// Whether the person goes to work or school by bus: a habit, not a matter of the day.
bool rides_bus(const population::Population& people, const MobilitySettings& settings,
               const core::Randomness& chance, PersonId person);

/// Whether the person leaves the province by coach on that day.
bool travels(const population::Population& people, const MobilitySettings& settings,
             const core::Randomness& chance, PersonId person, core::LocalDay day);

/// Puts one day together: sessions at school or work, activities in the parts of the day they leave
/// free, the road between, home for the rest.
class DayMaker {
  public:
    DayMaker(const population::Population& people, const Catchments& catchments,
             const SecondaryActivities& activities, const Journeys& journeys,
             const MobilitySettings& settings, const core::Randomness& chance, PersonId person,
             core::LocalDay day);
    /// All stays. Replaces `out`.
    void make(std::vector<Stay>& out);
    /// Those in a room that overlap from .. to, as `make` has them, without making the others where
    /// that can be told: the half of a session, an activity. Added to `out`.
    void add_stays(RoomId room, core::TimePoint from, core::TimePoint to,
                   std::vector<Occupant>& out);

  private:
    /// Somewhere other than home, and the way there, in seconds after local midnight.
    struct Outing {
        RoomId room;
        std::int32_t from = 0;
        std::int32_t to = 0;
        std::int32_t road = 0; ///< one way from home
        RoomId bus;
    };

    [[nodiscard]] bool is_away(RoomId& coach) const;
    void travel(RoomId coach, std::vector<Stay>& out);
    void add_sessions();
    void add_evening_in_the_yard();
    void add_activity(DayPart w, const SecondaryActivities::Draws& draws);
    void add_activities(std::size_t parts);
    [[nodiscard]] bool is_free(std::int32_t from, std::int32_t to) const;
    void insert(const Outing& outing);
    void write(RoomId room, std::int32_t to, std::vector<Stay>& out);
    void write_road(const Outing& outing, std::int32_t to, std::vector<Stay>& out);
    [[nodiscard]] std::int32_t road_to_work(RoomId room) const;

    const population::Population& people_;
    const Catchments& catchments_;
    const SecondaryActivities& activities_;
    const Journeys& journeys_;
    const MobilitySettings& settings_;
    const core::Randomness& chance_;
    PersonId person_;
    core::LocalDay day_;
    std::array<Outing, 3 + day_parts> outings_{};
    std::size_t count_ = 0; ///< of the outings, in order of time
    std::int32_t now_ = 0;
};

} // namespace truyvet::mobility
