// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/dose.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::epidemic {
namespace {

constexpr core::Purpose mask_draw{"epidemic.mask"};

} // namespace

Dose::Dose(const DoseSettings& settings, const core::Randomness& chance)
    : settings_(settings), chance_(chance), log_fall_(std::log(settings.fall_per_m)),
      most_susceptible_(
          *std::max_element(settings.susceptibility.begin(), settings.susceptibility.end())) {}

double Dose::level(core::Setting setting, core::Environment environment) const {
    const double outdoors = environment == core::Environment::outdoors ? settings_.outdoors : 1;
    return settings_.risk_per_hour * transmissibility(settings_.variant) *
           settings_.setting[static_cast<std::size_t>(setting)] * outdoors;
}

double Dose::shared(core::Environment environment) const {
    return environment == core::Environment::outdoors ? 0 : settings_.shared_air;
}

/// At 1 m, near and shared part make up the whole.
double Dose::hazard(const Closeness& c) const {
    const double air = shared(c.environment);
    const double kept = c.setting == core::Setting::home ? 0 : settings_.kept_m;
    const double beyond = std::max(0.0, std::max(static_cast<double>(c.distance_m), kept) - 1);
    const double near = c.wall ? 0 : (1 - air) * std::exp(-log_fall_ * beyond);
    return level(c.setting, c.environment) * (near + air / settings_.ventilation);
}

double Dose::most(core::Setting setting, core::Environment environment) const {
    return hazard({setting, environment, 0, false});
}

bool Dose::wears(core::PersonId p, core::Setting setting) const {
    const auto s = static_cast<std::size_t>(setting);
    const double share = settings_.masks.share[s];
    return share > 0 && chance_.uniform(mask_draw, p.value, s) < share;
}

double Dose::through_masks(core::PersonId from, core::PersonId to, core::Setting setting) const {
    return (wears(from, setting) ? 1 - settings_.masks.given : 1) *
           (wears(to, setting) ? 1 - settings_.masks.received : 1);
}

} // namespace truyvet::epidemic
