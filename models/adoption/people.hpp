// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/occupations.hpp"
#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/population/population.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace truyvet::adoption {

/// What adoption asks about a person.
struct Traits {
    std::uint8_t age = 0; ///< years
    bool urban = false;
    Occupation occupation = Occupation::at_home;
    bool party_member = false;
    population::ProvinceId province{0}; ///< among those of the people
    core::DistrictId district;
    core::HouseholdId household;
    core::PlaceId day_place; ///< school, workplace; none() for those who stay at home
};

/// The people adoption works on; the population room gives them, tests make their own.
struct People {
    std::uint32_t count = 0;
    std::function<Traits(core::PersonId)> traits;
    /// By province; tests that make their own people live in one.
    std::vector<population::Smartphones> provinces{{0.63, 0.8}};
    /// Age, town or country and province alone, where those come cheaper than all traits: what
    /// owning a smartphone hangs on.
    std::function<Traits(core::PersonId)> home = {};

    [[nodiscard]] Traits home_of(core::PersonId person) const {
        return home ? home(person) : traits(person);
    }
};

/// Refers to the population, which must outlive it. `shared`: what all replicates have in common,
/// for who is a member of the Party.
People people_of(const population::Population& population, const core::Randomness& shared);

/// 18 years: Civil Code of Viet Nam 2015, article 20.
inline constexpr std::uint8_t adult_age = 18;

} // namespace truyvet::adoption
