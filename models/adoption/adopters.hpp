// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/phones.hpp"
#include "models/adoption/rollout.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace truyvet::adoption {

/// What an arm's target came to.
struct Reached {
    std::uint32_t asked = 0;     ///< installs asked for, before any campaign
    std::uint32_t installed = 0; ///< at most the owners of a smartphone
    std::uint32_t registered = 0;
    std::uint32_t active = 0;
    double of_people = 0; ///< installs as a share
    double of_adults = 0;
    double of_smartphone_users = 0;
    double of_smartphone_subscriptions = 0;

    [[nodiscard]] bool fell_short() const { return installed < asked; }
};

/// What is to be expected of somebody who owns a smartphone; each is a part of the one before.
struct AppOdds {
    double installed = 0;
    double active = 0;
};

/// One arm's view of the phones: the first so many in the order of installing have the app. Raising
/// the target or the active share adds people and takes nobody away. Active => registered =>
/// installed => owns. Refers to the Phones, which must outlive it; copied freely.
class Adopters {
  public:
    /// Never throws for a target beyond reach: all owners install, and reached() tells.
    Adopters(const Phones& phones, const Rollout& rollout);

    [[nodiscard]] bool owns(const Phone& phone) const { return phone.owned(); }
    [[nodiscard]] bool installed(const Phone& phone) const {
        return special_ ? since(phone).has_value() : phone.install_key < limit_;
    }
    [[nodiscard]] bool registered(const Phone& phone) const {
        return phone.registration < registered_share_ && installed(phone);
    }
    [[nodiscard]] bool active(const Phone& phone) const {
        return phone.use < active_share_ && registered(phone) && (!special_ || awake(phone));
    }

    [[nodiscard]] bool owns(core::PersonId p) const { return owns(phones_->of(p)); }
    [[nodiscard]] bool installed(core::PersonId p) const { return installed(phones_->of(p)); }
    [[nodiscard]] bool registered(core::PersonId p) const { return registered(phones_->of(p)); }
    [[nodiscard]] bool active(core::PersonId p) const { return active(phones_->of(p)); }

    [[nodiscard]] const Reached& reached() const { return reached_; }
    [[nodiscard]] const Phones& phones() const { return *phones_; }
    [[nodiscard]] const InstallTarget& target() const { return target_; }

    /// Of the phones that are chosen, by place in the order of installing, how many are active.
    [[nodiscard]] std::int64_t active_of(const std::vector<bool>& chosen) const;

    /// Of an owner who is among the first with this chance.
    [[nodiscard]] AppOdds odds(core::PersonId person, const Traits& traits, double first) const;
    /// Whether a phone stands at this place in the order of installing, or before it.
    [[nodiscard]] bool comes_by(const Phone& phone, std::int64_t rank) const;
    /// Install keys below them are among the first, by stratum; empty where no stratum is special.
    [[nodiscard]] std::span<const std::uint64_t> group_limits() const;
    [[nodiscard]] std::size_t stratum_of(const Traits& traits) const;

  private:
    /// What only arms with groups or a timeline need.
    struct Special {
        std::vector<GroupShare> groups;
        std::vector<std::uint64_t> limits; ///< by stratum, everyone else last
        std::optional<Campaigner> campaigner;
    };

    [[nodiscard]] std::uint64_t limit_of(std::uint32_t installs) const;
    [[nodiscard]] std::vector<std::uint64_t> group_limits(const std::vector<GroupShare>& groups,
                                                          std::uint32_t installs) const;
    [[nodiscard]] std::optional<core::TimePoint> since(const Phone& phone) const;
    [[nodiscard]] bool awake(const Phone& phone) const;
    void count();

    const Phones* phones_;
    InstallTarget target_;
    std::uint64_t limit_ = 0; ///< install keys below it are installed
    float registered_share_;
    float active_share_;
    std::shared_ptr<const Special> special_;
    Reached reached_;
};

} // namespace truyvet::adoption
