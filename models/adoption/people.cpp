// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/people.hpp"

namespace truyvet::adoption {

People people_of(const population::Population& population) {
    return {population.people(), [&population](core::PersonId p) {
                const core::RoomId room = population.day_room(p);
                const population::Commune& commune =
                    population.communes()[population.commune(p).value];
                Traits t;
                t.age = static_cast<std::uint8_t>(population.age(p));
                t.urban = commune.urban;
                t.role = static_cast<std::uint8_t>(population.role(p));
                t.district = commune.district;
                t.household = population.household(p);
                t.day_place = room.exists() ? population.place(room) : core::PlaceId::none();
                return t;
            }};
}

} // namespace truyvet::adoption
