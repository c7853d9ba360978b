// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaigns.hpp"
#include "models/adoption/groups.hpp"
#include "models/adoption/notation.hpp"
#include "models/adoption/observations.hpp"
#include "models/adoption/ownership.hpp"
#include "models/adoption/settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace truyvet::adoption {

/// One arm's adoption, ready to be played.
struct Rollout {
    InstallTarget target;
    UseSettings use;
    /// Groups with shares of their own; the others fill up to the target. Empty = nobody is
    /// special.
    std::vector<GroupShare> groups = {};
    /// What happens after the day the target holds for.
    std::optional<Timeline> timeline = {};
    /// Where the target came from, if it was published or estimated: one line for the report.
    std::string says = {};
};

/// What settings are read against.
struct Surroundings {
    const Observations& observations;
    const People& people;
    const Ownership& ownership;
    Districts districts;
    std::vector<std::string> provinces; ///< every slug the census knows
    core::TimePoint at;                 ///< the day the arm is played
};

/// Throws core::InputError for an observation that does not exist, groups or campaigns that cannot
/// be read, groups that contradict each other, and, if strict, a target beyond the smartphones.
Rollout resolve(const AdoptionSettings& settings, const Surroundings& around);

/// Throws core::InputError if the smartphones expected do not suffice for the target, saying what
/// share is possible. For scenarios that ask for strictness; `place` is where the target stands.
void require_reachable(const InstallTarget& target, const Ownership& ownership,
                       const std::string& place);

} // namespace truyvet::adoption
