// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/adopters.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::adoption {
namespace {

double ratio(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

} // namespace

Adopters::Adopters(const Phones& phones, const Rollout& rollout)
    : phones_(&phones), target_(rollout.target),
      registered_share_(static_cast<float>(rollout.use.registered_share)),
      active_share_(static_cast<float>(rollout.use.active_share)) {
    reached_.asked = static_cast<std::uint32_t>(
        std::llround(rollout.target.share * phones.count(rollout.target.of)));
    limit_ = limit_of(reached_.asked);
    if (!rollout.groups.empty() || rollout.timeline) {
        Special special{rollout.groups, group_limits(rollout.groups, reached_.asked), {}};
        if (rollout.timeline) {
            special.campaigner.emplace(*rollout.timeline, phones.chance());
        }
        special_ = std::make_shared<const Special>(std::move(special));
    }
    count();
}

std::uint64_t Adopters::limit_of(std::uint32_t installs) const {
    const auto order = phones_->install_order();
    return installs < order.size() ? order[installs].install_key : Phone::no_phone;
}

std::vector<std::uint64_t> Adopters::group_limits(const std::vector<GroupShare>& groups,
                                                  std::uint32_t installs) const {
    const auto order = phones_->install_order();
    std::vector<std::uint16_t> strata;
    std::vector<std::uint32_t> left(groups.size() + 1, 0); // first owners, then installs to place
    strata.reserve(order.size());
    for (const Phone& phone : order) {
        const auto s = stratum(groups, phones_->traits(phone.owner()));
        strata.push_back(static_cast<std::uint16_t>(s));
        ++left[s];
    }
    std::uint32_t rest = installs;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        left[g] = static_cast<std::uint32_t>(std::llround(groups[g].share * left[g]));
        rest -= std::min(rest, left[g]);
    }
    left.back() = rest;
    std::vector<std::uint64_t> limits(left.size(), Phone::no_phone);
    std::vector<bool> full(left.size(), false);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto s = strata[i];
        if (!full[s] && left[s]-- == 0) {
            full[s] = true;
            limits[s] = order[i].install_key;
        }
    }
    return limits;
}

std::optional<core::TimePoint> Adopters::since(const Phone& phone) const {
    if (!phone.owned()) {
        return std::nullopt;
    }
    const Traits traits = phones_->traits(phone.owner());
    const bool first = phone.install_key < special_->limits[stratum(special_->groups, traits)];
    if (!special_->campaigner) {
        return first ? std::optional{core::TimePoint{}} : std::nullopt;
    }
    const Campaigner& c = *special_->campaigner;
    const auto when = first ? std::optional{c.known_at()} : c.convinced(phone.owner(), traits);
    return when && c.kept(phone.owner(), *when) ? when : std::nullopt;
}

bool Adopters::awake(const Phone& phone) const {
    return !special_->campaigner ||
           phone.use < active_share_ * special_->campaigner->awake(*since(phone));
}

bool Adopters::comes_by(const Phone& phone, std::int64_t rank) const {
    const auto order = phones_->install_order();
    return rank >= static_cast<std::int64_t>(order.size()) ||
           (rank >= 0 && phone.install_key <= order[static_cast<std::size_t>(rank)].install_key);
}

std::span<const std::uint64_t> Adopters::group_limits() const {
    return special_ ? std::span<const std::uint64_t>(special_->limits)
                    : std::span<const std::uint64_t>{};
}

std::size_t Adopters::stratum_of(const Traits& traits) const {
    return special_ ? stratum(special_->groups, traits) : 0;
}

std::int64_t Adopters::active_of(const std::vector<bool>& chosen) const {
    std::int64_t n = 0;
    const auto order = phones_->install_order();
    const std::size_t end = special_ ? order.size() : reached_.installed;
    for (std::size_t i = 0; i < end; ++i) {
        const Phone& p = order[i];
        const bool in_use = special_ ? active(p)
                                     : static_cast<unsigned>(p.registration < registered_share_) &
                                           static_cast<unsigned>(p.use < active_share_);
        n += static_cast<unsigned>(chosen[i]) & static_cast<unsigned>(in_use);
    }
    return n;
}

AppOdds Adopters::odds(core::PersonId person, const Traits& traits, double first) const {
    const double in_use = double{registered_share_} * double{active_share_};
    if (!special_ || !special_->campaigner) {
        return {first, first * in_use};
    }
    // Whom campaigns convince, and who removes the app, is as drawn.
    const Campaigner& c = *special_->campaigner;
    AppOdds odds;
    const auto add = [&](double chance, core::TimePoint since) {
        if (c.kept(person, since)) {
            odds.installed += chance;
            odds.active += chance * in_use * c.awake(since);
        }
    };
    add(first, c.known_at());
    if (const auto when = c.convinced(person, traits)) {
        add(1 - first, *when);
    }
    return odds;
}

void Adopters::count() {
    const auto order = phones_->install_order();
    if (special_) {
        for (const Phone& p : order) {
            reached_.installed += installed(p) ? 1 : 0;
            reached_.registered += registered(p) ? 1 : 0;
            reached_.active += active(p) ? 1 : 0;
        }
    } else {
        reached_.installed = std::min(reached_.asked, phones_->owners());
        for (const Phone& p : order.first(reached_.installed)) {
            // Without a branch, which chance would mispredict half the time.
            const auto number = static_cast<unsigned>(p.registration < registered_share_);
            reached_.registered += number;
            reached_.active += number & static_cast<unsigned>(p.use < active_share_);
        }
    }
    reached_.of_people = ratio(reached_.installed, phones_->count(Denominator::people));
    reached_.of_adults = ratio(reached_.installed, phones_->count(Denominator::adults));
    reached_.of_smartphone_users = ratio(reached_.installed, phones_->owners());
    reached_.of_smartphone_subscriptions =
        ratio(reached_.installed, phones_->count(Denominator::smartphone_subscriptions));
}

} // namespace truyvet::adoption
