// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/carriers.hpp"
#include "models/adoption/ownership.hpp"
#include "models/adoption/people.hpp"
#include "models/adoption/settings.hpp"
#include "models/core/random.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace truyvet::adoption {

/// One person's dispositions. No arm changes them: an arm only says how far down the order of
/// installing it goes.
struct Phone {
    static constexpr std::uint64_t no_phone = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t install_key = no_phone; ///< small = installs early; unique
    float registration = 1;               ///< registered if below the registered share
    float use = 1;                        ///< active if below the active share

    [[nodiscard]] bool owned() const { return install_key != no_phone; }
    [[nodiscard]] core::PersonId owner() const {
        return core::PersonId{static_cast<std::uint32_t>(install_key)};
    }
};

/// What a person's score of installing has in common with others' of the same places: the score is
/// `shared` and a normal number of its own of this spread.
struct PlaceScore {
    double own_sd = 1;
    double shared = 0;
};

/// All the phones of one replicate, the same in every arm. Keeps the owners in the order in which
/// they would install (16 bytes each); anybody else's phone is drawn when asked.
class Phones {
  public:
    Phones(const People& people, const Ownership& ownership, const ClusteringSettings& clustering,
           const core::Randomness& chance);

    /// Drawn from its name alone; thread-safe.
    [[nodiscard]] Phone of(core::PersonId person) const;

    /// The chance of owning a smartphone.
    [[nodiscard]] double owns(const Traits& person) const { return (*ownership_)(person); }
    [[nodiscard]] PlaceScore place_score(const Traits& person) const;
    /// How long the one with this key waited, in the unit of carriers' eagerness.
    [[nodiscard]] static double waited(std::uint64_t install_key);

    [[nodiscard]] Carrier carrier(core::PersonId person) const;
    [[nodiscard]] Traits traits(core::PersonId person) const { return people_.traits(person); }
    [[nodiscard]] const core::Randomness& chance() const { return chance_; }
    [[nodiscard]] std::span<const Phone> install_order() const { return order_; }
    [[nodiscard]] std::uint32_t owners() const { return static_cast<std::uint32_t>(order_.size()); }
    /// How many there are of what a target is a share of.
    [[nodiscard]] std::uint32_t count(Denominator of) const;

  private:
    /// Uniform in 0..1, alike among those who share a place.
    [[nodiscard]] double install_quantile(core::PersonId person, std::uint64_t word) const;
    [[nodiscard]] double shared_score(core::Purpose purpose, std::uint32_t place) const;

    People people_;
    const Ownership* ownership_;
    ClusteringSettings clustering_;
    core::Randomness chance_;
    std::vector<Phone> order_;
};

} // namespace truyvet::adoption
