// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/people.hpp"

namespace truyvet::adoption {
namespace {

constexpr core::Purpose party_draw{"adoption.party"};

} // namespace

People people_of(const population::Population& population, const core::Randomness& shared) {
    std::vector<population::Smartphones> provinces;
    for (const population::Province& p : population.provinces()) {
        provinces.push_back(p.smartphones);
    }
    const auto home = [&population](core::PersonId p) {
        const population::Commune& commune = population.communes()[population.commune(p).value];
        Traits t;
        t.age = static_cast<std::uint8_t>(population.age(p));
        t.urban = commune.urban;
        t.district = commune.district;
        t.province = population.districts()[commune.district.value].province;
        return t;
    };
    return {population.people(),
            [&population, shared, home](core::PersonId p) {
                const core::RoomId room = population.day_room(p);
                Traits t = home(p);
                t.occupation = occupation(population, p);
                const double chance = party_chance(t.occupation, t.age);
                t.party_member = chance > 0 && shared.stream(party_draw, p).bernoulli(chance);
                t.household = population.household(p);
                t.day_place = room.exists() ? population.place(room) : core::PlaceId::none();
                return t;
            },
            std::move(provinces), home};
}

} // namespace truyvet::adoption
