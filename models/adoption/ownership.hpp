// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/people.hpp"
#include "models/adoption/settings.hpp"

#include <array>

namespace truyvet::adoption {

/// The chance of owning a smartphone by age and town or country. The odds of an assumed profile are
/// multiplied by one factor, solved so that the adults' mean is the share asked for.
class Ownership {
  public:
    /// Counts the people by age once. Throws core::InputError if the adult share is beyond reach.
    Ownership(const People& people, const OwnershipSettings& settings);

    [[nodiscard]] double operator()(const Traits& person) const {
        return chance_[person.urban ? 1 : 0][person.age < ages ? person.age : ages - 1];
    }
    [[nodiscard]] std::uint32_t people() const { return people_; }
    [[nodiscard]] std::uint32_t adults() const { return adults_; }
    [[nodiscard]] std::uint32_t subscriptions() const { return subscriptions_; }
    /// Owners to be expected; a replicate's count scatters around it.
    [[nodiscard]] double expected_owners() const { return expected_owners_; }

  private:
    static constexpr std::size_t ages = 101;
    using Table = std::array<std::array<double, ages>, 2>; // [urban][age]

    void set_odds(double factor, const OwnershipSettings& settings);
    [[nodiscard]] static double weighted(const Table& counts, const Table& values,
                                         std::size_t from);

    Table chance_{};
    std::uint32_t people_ = 0;
    std::uint32_t adults_ = 0;
    std::uint32_t subscriptions_ = 0;
    double expected_owners_ = 0;
};

} // namespace truyvet::adoption
