// SPDX-License-Identifier: GPL-2.0-only
// What adoption takes from published counts, groups and campaigns.
#include "tests/conformance/installs.hpp"

namespace truyvet::conformance {
namespace {

/// Everybody owns a phone; a fifth installs by 17 May 2021; ten days later it is looked at.
scenario::Settings ten_days_later() {
    scenario::Settings s;
    s.ownership.adult_share = 1;
    s.adoption.target = {0.2, adoption::Denominator::people};
    s.adoption.use = {1, 1};
    s.adoption.observed_date = core::LocalDay{18764};
    s.cases.date = core::LocalDay{18774};
    return s;
}

Measured installs(const Moved& moved) {
    const Town town(moved.over(ten_days_later()));
    return share_of(town.adopters().reached().installed, town_size);
}

Measured installs_in_bac_giang(const Moved& moved) {
    scenario::Settings s = ten_days_later();
    s.adoption.observed_place = "bac-giang";
    return share_of(Town(moved.over(s)).adopters().reached().installed, town_size);
}

Measured officials(const Moved& moved) {
    const Town town(moved.over(ten_days_later()));
    double officials = 0;
    double installed = 0;
    for (std::uint32_t i = 0; i < town_size; ++i) {
        const core::PersonId person{i};
        if (traits_in_town(person).occupation == adoption::Occupation::official) {
            officials += 1;
            installed += town.adopters().installed(person) ? 1 : 0;
        }
    }
    return share_of(installed, officials);
}

/// Half of the installs are in use on the first day.
Measured awake(const Moved& moved) {
    scenario::Settings s = ten_days_later();
    s.adoption.use = {1, 0.5};
    const auto reached = Town(moved.over(s)).adopters().reached();
    return share_of(reached.active, reached.installed);
}

} // namespace

std::vector<Outcome> rollout_outcomes() {
    return {{"installs per person ten days later", installs},
            {"installs per person in Bac Giang", installs_in_bac_giang},
            {"share of officials who install", officials},
            {"share of installs in use ten days later", awake}};
}

} // namespace truyvet::conformance
