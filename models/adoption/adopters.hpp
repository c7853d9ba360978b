// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/phones.hpp"
#include "models/adoption/settings.hpp"

#include <cstdint>
#include <string>

namespace truyvet::adoption {

/// What an arm's target came to.
struct Reached {
    std::uint32_t asked = 0;     ///< installs asked for
    std::uint32_t installed = 0; ///< at most the owners of a smartphone
    std::uint32_t active = 0;
    double of_people = 0; ///< installs as a share
    double of_adults = 0;
    double of_smartphone_users = 0;
    double of_smartphone_subscriptions = 0;

    [[nodiscard]] bool fell_short() const { return installed < asked; }
};

/// One arm's view of the phones: the first so many in the order of installing have the app. Raising
/// the target or the active share adds people and takes nobody away. Active => registered =>
/// installed => owns. Refers to the Phones, which must outlive it; a few words, copied freely.
class Adopters {
  public:
    /// Never throws for a target beyond reach: all owners install, and reached() tells.
    Adopters(const Phones& phones, const AdoptionSettings& settings);

    [[nodiscard]] bool owns(const Phone& phone) const { return phone.owned(); }
    [[nodiscard]] bool installed(const Phone& phone) const { return phone.install_key < limit_; }
    [[nodiscard]] bool registered(const Phone& phone) const {
        return installed(phone) && phone.registration < registered_share_;
    }
    [[nodiscard]] bool active(const Phone& phone) const {
        return registered(phone) && phone.use < active_share_;
    }

    [[nodiscard]] bool owns(core::PersonId p) const { return owns(phones_->of(p)); }
    [[nodiscard]] bool installed(core::PersonId p) const { return installed(phones_->of(p)); }
    [[nodiscard]] bool registered(core::PersonId p) const { return registered(phones_->of(p)); }
    [[nodiscard]] bool active(core::PersonId p) const { return active(phones_->of(p)); }

    [[nodiscard]] const Reached& reached() const { return reached_; }

  private:
    const Phones* phones_;
    std::uint64_t limit_ = 0; ///< install keys below it are installed
    float registered_share_;
    float active_share_;
    Reached reached_;
};

/// Throws core::InputError if the smartphones expected do not suffice for the target, saying what
/// share is possible. For scenarios that ask for strictness; `place` is where the target stands.
void require_reachable(const InstallTarget& target, const Ownership& ownership,
                       const std::string& place);

} // namespace truyvet::adoption
