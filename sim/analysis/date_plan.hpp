// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaign_mix.hpp"
#include "models/adoption/district_counts.hpp"
#include "models/adoption/settings.hpp"
#include "sim/scenario/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace truyvet::analysis {

/// "50 % smartphone_users by 31 July": what a plan is asked for.
struct DatePlanRequest {
    double share = 0; ///< 0..1
    adoption::Denominator of = adoption::Denominator::people;
    std::optional<core::LocalDay> from; ///< none: the counts', the observed count's, the cases' day
    core::LocalDay by{};
    double budget_vnd = 0; ///< 0 = no limit
    std::string counts;    ///< a file of district_counts.hpp; empty = the scenario's installs
    std::size_t arm = 0;   ///< whose installs and means
};

struct PlannedDistrict {
    std::string name;
    double people = 0;
    double owners = 0;
    double installs = 0; ///< on the first day
    double target = 0;   ///< the same share of each district's base
    double planned = 0;
};

struct PlannedDay {
    core::LocalDay day{};
    double installs = 0;
    double even = 0; ///< straight from the first day to the target
};

struct DatePlan {
    core::LocalDay from{};
    double base = 0; ///< what the share is of
    adoption::MixProblem problem;
    adoption::Mix mix;
    std::vector<std::string> texts; ///< of the means, as adoption.campaigns takes them
    std::vector<PlannedDistrict> districts;
    std::vector<PlannedDay> days;
    /// Installs of the mix where every means convinces half, or twice, as many. assumption: no
    /// Vietnamese evaluation by means is known.
    double low = 0;
    double high = 0;
};

/// The means are the scenario's campaigns, else the usual ones of the directives. Throws
/// core::InputError for what cannot be planned.
DatePlan date_plan(scenario::Experiment experiment, const DatePlanRequest& request);

/// "50 % smartphone_users", "30 % dân số": share and base; throws core::InputError.
void read_target(const std::string& text, DatePlanRequest& request);

} // namespace truyvet::analysis
