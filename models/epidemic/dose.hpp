// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/epidemic/settings.hpp"

namespace truyvet::epidemic {

/// Where two people are to each other.
struct Closeness {
    core::Setting setting = core::Setting::home;
    core::Environment environment = core::Environment::home;
    float distance_m = 0;
    bool wall = false; ///< in different rooms of one home: only the air is shared
};

/// The hazard of infection between two people in a room, by distance and setting, before what each
/// of them brings along. Never a threshold: 3 m for five minutes is a small dose, not none.
class Dose {
  public:
    Dose(const DoseSettings& settings, const core::Randomness& chance);

    /// [1/h] from an infectiousness of 1 to a susceptibility of 1.
    [[nodiscard]] double hazard(const Closeness& c) const;
    /// The most it can be in such a room, at any distance.
    [[nodiscard]] double most(core::Setting setting, core::Environment environment) const;

    [[nodiscard]] double susceptibility(unsigned age) const {
        return settings_.susceptibility[decade(age)];
    }
    [[nodiscard]] double most_susceptible() const { return most_susceptible_; }

    /// What masks leave of the hazard from one to the other.
    [[nodiscard]] double through_masks(core::PersonId from, core::PersonId to,
                                       core::Setting setting) const;

  private:
    [[nodiscard]] double level(core::Setting setting, core::Environment environment) const;
    [[nodiscard]] double shared(core::Environment environment) const;
    [[nodiscard]] bool wears(core::PersonId p, core::Setting setting) const;

    DoseSettings settings_;
    core::Randomness chance_;
    double log_fall_;
    double most_susceptible_;
};

} // namespace truyvet::epidemic
