// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/install_odds.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::adoption {
namespace {

/// The ranks that leaving out one or two people can lead to, about the number of installs.
constexpr std::int64_t ranks_before = 4;
constexpr std::int64_t ranks_after = 4;

double normal_share(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normal_score(double share) {
    return share <= 0 ? -HUGE_VAL : share >= 1 ? HUGE_VAL : core::normal_quantile(share);
}

} // namespace

Prospect::Prospect(const Phones& phones, core::PersonId who)
    : person(who), traits(phones.traits(who)), drawn(phones.of(who)), owns(phones.owns(traits)),
      places(phones.place_score(traits)) {}

InstallOdds::InstallOdds(const Adopters& arm)
    : arm_(arm), owners_(arm.phones().owners()),
      first_rank_(std::max<std::int64_t>(0, arm.reached().asked - ranks_before)) {
    const auto order = arm.phones().install_order();
    for (auto rank = first_rank_; rank < arm.reached().asked + ranks_after && rank < owners_;
         ++rank) {
        ranked_.push_back(limit_at(order[static_cast<std::size_t>(rank)].install_key));
    }
    for (const std::uint64_t key : arm.group_limits()) {
        by_stratum_.push_back(limit_at(key));
    }
}

InstallOdds::Limit InstallOdds::limit_at(std::uint64_t install_key) {
    Limit limit;
    for (std::size_t c = 0; c < carriers.size(); ++c) {
        const double share =
            install_key == Phone::no_phone
                ? 1
                : -std::expm1(-carriers[c].eagerness * Phones::waited(install_key));
        limit.chance += carriers[c].subscribers * share;
        limit.by_carrier[c] = normal_score(share);
    }
    return limit;
}

double InstallOdds::before(const Limit& limit, const PlaceScore& places) const {
    if (places.own_sd == 1) {
        return limit.chance;
    }
    double chance = 0;
    for (std::size_t c = 0; c < carriers.size(); ++c) {
        const double room = limit.by_carrier[c] - places.shared;
        const double share = places.own_sd > 0 ? normal_share(room / places.own_sd) : room > 0;
        chance += carriers[c].subscribers * share;
    }
    return chance;
}

std::int64_t InstallOdds::installs_of(std::int64_t owners) const {
    const InstallTarget& target = arm_.target();
    return target.of == Denominator::smartphone_users
               ? std::llround(target.share * static_cast<double>(owners))
               : std::int64_t{arm_.reached().asked};
}

const InstallOdds::Limit& InstallOdds::ranked(std::int64_t rank) const {
    static const Limit nobody;
    static const Limit everybody = limit_at(Phone::no_phone);
    if (rank < 0) {
        return nobody;
    }
    if (rank >= owners_) {
        return everybody;
    }
    const auto last = static_cast<std::int64_t>(ranked_.size()) - 1;
    return ranked_[static_cast<std::size_t>(std::clamp<std::int64_t>(rank - first_rank_, 0, last))];
}

/// The nth of the others: further down by whom it leaves out of those before it.
const InstallOdds::Limit& InstallOdds::limit(const Prospect& p) const {
    if (!by_stratum_.empty()) {
        return by_stratum_[arm_.stratum_of(p.traits)];
    }
    const std::int64_t owned = p.drawn.owned() ? 1 : 0;
    const std::int64_t rank = installs_of(owners_ - owned + 1) - 1;
    return ranked(rank + (owned != 0 && arm_.comes_by(p.drawn, rank) ? 1 : 0));
}

const InstallOdds::Limit& InstallOdds::limit(const Prospect& a, const Prospect& b) const {
    const Phone& first = a.drawn.install_key < b.drawn.install_key ? a.drawn : b.drawn;
    const Phone& second = a.drawn.install_key < b.drawn.install_key ? b.drawn : a.drawn;
    const std::int64_t owned = (first.owned() ? 1 : 0) + (second.owned() ? 1 : 0);
    std::int64_t rank = installs_of(owners_ - owned + 2) - 2;
    if (rank < 0) {
        return ranked(rank); // a single install is nobody's pair
    }
    rank += first.owned() && arm_.comes_by(first, rank) ? 1 : 0;
    rank += second.owned() && arm_.comes_by(second, rank) ? 1 : 0;
    return ranked(rank);
}

AppOdds InstallOdds::odds(const Prospect& p, const Limit& limit) const {
    return arm_.odds(p.person, p.traits, before(limit, p.places));
}

AppOdds InstallOdds::alone(const Prospect& p) const {
    return odds(p, limit(p));
}

std::pair<AppOdds, AppOdds> InstallOdds::together(const Prospect& a, const Prospect& b) const {
    if (!by_stratum_.empty()) {
        return {alone(a), alone(b)};
    }
    const Limit& both = limit(a, b);
    return {odds(a, both), odds(b, both)};
}

} // namespace truyvet::adoption
