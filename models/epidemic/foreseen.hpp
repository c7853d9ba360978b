// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/settings.hpp"

#include <cstdint>

namespace truyvet::epidemic {

/// What chance alone does to an outbreak, before it is played: the first infections are the few on
/// whom the rest hangs, so by a branching process of as many seeds (Galton and Watson).
struct Foreseen {
    double seeds = 0;
    double reproduction_number = 0;
    /// Standard deviation of one outbreak's infections over their mean.
    double relative_sd = 0;
    /// Share of the infections by which two arms must differ to be told apart in four of five
    /// experiments of so many replicates, if they had nothing in common. Arms are paired and need
    /// less.
    double smallest_difference = 0;
    /// Replicates that tell a tenth, likewise.
    double replicates_for_a_tenth = 0;
};

/// `drawn`: people seeded beside those of `imports.initial`. Fewer than two replicates tell
/// nothing: an infinite difference. Assumptions: R goes with risk_per_hour, 2.2 where that is
/// 0.11 (DoseSettings); offspring spread as individual infectiousness does (k = 1 /
/// individual_sd^2), contacts add nothing; and nothing is done against the outbreak.
Foreseen foresee(const EpidemicSettings& settings, double drawn, std::uint32_t replicates);

} // namespace truyvet::epidemic
