// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/adopters.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace truyvet::adoption {
namespace {

double ratio(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

} // namespace

Adopters::Adopters(const Phones& phones, const AdoptionSettings& settings)
    : phones_(&phones), registered_share_(static_cast<float>(settings.use.registered_share)),
      active_share_(static_cast<float>(settings.use.active_share)) {
    const auto order = phones.install_order();
    reached_.asked = static_cast<std::uint32_t>(
        std::llround(settings.target.share * phones.count(settings.target.of)));
    reached_.installed = std::min(reached_.asked, phones.owners());
    limit_ =
        reached_.installed < order.size() ? order[reached_.installed].install_key : Phone::no_phone;
    for (const Phone& p : order.first(reached_.installed)) {
        // Without a branch, which chance would mispredict half the time.
        reached_.active += static_cast<unsigned>(p.registration < registered_share_) &
                           static_cast<unsigned>(p.use < active_share_);
    }
    reached_.of_people = ratio(reached_.installed, phones.count(Denominator::people));
    reached_.of_adults = ratio(reached_.installed, phones.count(Denominator::adults));
    reached_.of_smartphone_users = ratio(reached_.installed, phones.owners());
    reached_.of_smartphone_subscriptions =
        ratio(reached_.installed, phones.count(Denominator::smartphone_subscriptions));
}

void require_reachable(const InstallTarget& target, const Ownership& ownership,
                       const std::string& place) {
    const double owners = ownership.expected_owners();
    const double base = target.of == Denominator::people             ? ownership.people()
                        : target.of == Denominator::adults           ? ownership.adults()
                        : target.of == Denominator::smartphone_users ? owners
                                                                     : ownership.subscriptions();
    if (target.share * base <= owners) {
        return;
    }
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(),
                  "%.1f %% of %s is more than smartphones allow: %.0f people own one; give at most "
                  "%.3f",
                  100 * target.share, std::string(name(target.of)).c_str(), owners,
                  std::floor(1000 * owners / base) / 1000);
    throw core::InputError(place, text.data());
}

} // namespace truyvet::adoption
