// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/planner.hpp"
#include "models/population/census.hpp"
#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::analysis {

/// What a plan parts the people by.
enum class PlanBy { district, group };
inline constexpr std::array<std::string_view, 2> plan_by_names{"district", "group"};

/// One replicate's share in what the planner goes by.
struct PlanReplicate {
    std::vector<double> pairs; ///< true F0-F1 pairs by their parts, row the F0's
    double both_active = 0;    ///< pairs of which both phones were active ...
    double found = 0;          ///< ... and those of them that were found
};

/// Where more installs find most, from the pairs of cases and contacts that a run met.
struct Planning {
    adoption::PlanningProblem problem; ///< all replicates together
    std::vector<PlanReplicate> replicates;
};

/// The names of the parts in the order of the results' tables; `census`: the run's provinces.
std::vector<std::string> part_names(PlanBy by, const population::Census& census);

/// Nothing if the results hold no contacts between the parts. The chance of being found is taken
/// from the arms that differ from this one in adoption only.
std::optional<Planning> planning_of(const results::Results& results, std::size_t arm, PlanBy by,
                                    const std::vector<std::string>& names);

/// The problem as the replicates give it, without those whose number leaves `fold` when divided by
/// `folds`; fold = folds leaves none out.
adoption::PlanningProblem without_fold(const Planning& planning, std::size_t folds,
                                       std::size_t fold);

/// What so many more installs buy. The best split is chosen on one half of the replicates and
/// judged on the other, and the other way round, so that it is not praised for what it took from
/// chance; intervals are over replicates, by the delta method for a product of two ratios.
struct PlanEstimates {
    Estimate now;
    Estimate even;
    Estimate best;
    Estimate even_gain; ///< even less now
    Estimate best_gain; ///< best less now
    Estimate best_less_even;
};
PlanEstimates estimate(const Planning& planning, double more);

} // namespace truyvet::analysis
