// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/catchment.hpp"
#include "models/mobility/settings.hpp"

#include <algorithm>
#include <vector>

namespace truyvet::mobility {

/// Where coaches go, if several provinces are simulated: each to the town of a district of another
/// one, by gravity. Those who ride it spend the time between in that town, in the few places near
/// its stop, so that both directions cost little: where a traveller goes, and who may be in a place
/// there. With one province alone people are away until the evening.
class Journeys {
  public:
    Journeys(const population::Population& people, const MobilitySettings& settings,
             const core::Randomness& chance);

    /// Where one trades, is treated or meets somebody, and where one eats.
    struct Destination {
        RoomId coach;
        RoomId visit;
        RoomId meal;
    };
    /// Of somebody's coach; null if it leads out of what is simulated.
    [[nodiscard]] const Destination* of(RoomId coach) const;

    /// Calls use(coach) for each whose passengers may be in this place.
    template <class Use>
    void for_each_coach(RoomId place, Use use) const {
        auto at =
            std::lower_bound(arrivals_.begin(), arrivals_.end(), place,
                             [](const Arrival& a, RoomId wanted) { return a.place < wanted; });
        for (; at != arrivals_.end() && at->place == place; ++at) {
            use(at->coach);
        }
    }

  private:
    struct Arrival {
        RoomId place;
        RoomId coach;
    };
    void add(RoomId coach, const population::District& town, core::Stream& stream);

    std::vector<Destination> destinations_; ///< by coach
    std::vector<Arrival> arrivals_;         ///< by place
};

} // namespace truyvet::mobility
