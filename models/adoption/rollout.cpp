// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/rollout.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace truyvet::adoption {
namespace {

double audience_size(const Group& audience, const People& people) {
    double n = 0;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        n += audience.contains(people.traits(core::PersonId{i})) ? 1 : 0;
    }
    return n;
}

std::optional<Timeline> timeline_of(const AdoptionSettings& settings, const Surroundings& around) {
    if (settings.campaigns.empty() && settings.uninstalled_per_day == 0 &&
        settings.lapsed_per_day == 0) {
        return std::nullopt;
    }
    Timeline t;
    t.known_at = core::start_of(settings.observed_date);
    t.at = around.at;
    t.campaigns = campaigns_from(settings.campaigns, around.districts, "adoption.campaigns");
    for (Campaign& c : t.campaigns) {
        if (c.budget_vnd > 0) {
            c.stop_when_spent(audience_size(c.audience, around.people));
        }
    }
    t.uninstalled_per_day = settings.uninstalled_per_day;
    t.lapsed_per_day = settings.lapsed_per_day;
    return t;
}

} // namespace

Rollout resolve(const AdoptionSettings& settings, const Surroundings& around) {
    Rollout r{settings.target, settings.use};
    if (!settings.observed_place.empty()) {
        const bool province = std::find(around.provinces.begin(), around.provinces.end(),
                                        settings.observed_place) != around.provinces.end();
        const ObservedAdoption o =
            around.observations.observed(settings.observed_place, settings.observed_date, province);
        r.target = o.target;
        r.says = o.says;
    }
    r.groups = groups_from(settings.groups, around.districts, "adoption.groups");
    r.timeline = timeline_of(settings, around);
    if (settings.strict) {
        require_reachable(r.target, around.ownership, "adoption.share");
    }
    return r;
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
