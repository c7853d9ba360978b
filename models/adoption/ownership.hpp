// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/people.hpp"
#include "models/adoption/settings.hpp"
#include "models/population/census.hpp"

#include <array>
#include <vector>

namespace truyvet::adoption {

/// People by town (1) or country (0) and year of age, the last one 100 and more.
inline constexpr std::size_t ages = 101;
using AgeTable = std::array<std::array<double, ages>, 2>;

/// The people of one province, and what is known of their phones.
struct ProvinceAges {
    AgeTable counts{};
    population::Smartphones smartphones;
};
std::vector<ProvinceAges> counted_ages(const People& people);
/// As the census has them, before anybody is made: scaled to `people`, or as they are if 0.
std::vector<ProvinceAges> expected_ages(const population::Census& census, std::uint64_t people);

/// The chance of owning a smartphone by province, age and town or country. The odds of an assumed
/// profile are multiplied by one factor, solved so that the adults' mean is the share asked for:
/// one share for all, or each province's own.
class Ownership {
  public:
    /// Throws core::InputError if the adult share is beyond reach.
    Ownership(const std::vector<ProvinceAges>& provinces, const OwnershipSettings& settings);
    Ownership(const People& people, const OwnershipSettings& settings)
        : Ownership(counted_ages(people), settings) {}

    [[nodiscard]] double operator()(const Traits& person) const {
        const AgeTable& here = chance_[chance_.size() == 1 ? 0 : person.province.value];
        return here[person.urban ? 1 : 0][person.age < ages ? person.age : ages - 1];
    }
    [[nodiscard]] std::uint32_t people() const { return people_; }
    [[nodiscard]] std::uint32_t adults() const { return adults_; }
    [[nodiscard]] std::uint32_t subscriptions() const { return subscriptions_; }
    /// Owners to be expected; a replicate's count scatters around it.
    [[nodiscard]] double expected_owners() const { return expected_owners_; }

  private:
    std::vector<AgeTable> chance_; ///< by province, or one for all
    std::uint32_t people_ = 0;
    std::uint32_t adults_ = 0;
    std::uint32_t subscriptions_ = 0;
    double expected_owners_ = 0;
};

} // namespace truyvet::adoption
