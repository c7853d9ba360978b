// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <optional>
#include <vector>

namespace truyvet::analysis {

/// One day, a mean over replicates with its interval, and where 95 % of replicates lie: what one
/// outbreak may look like.
struct DayEstimate {
    Estimate mean;
    double low = 0;
    double high = 0;
};

/// One arm's outbreaks where each replicate has its own draw of experiment.priors.
struct PredictedOutbreak {
    Predictive infections;
    Predictive reported;
    Predictive quarantine_person_days;
    std::optional<Predictive> averted_share; ///< of the first arm's, outbreak by outbreak
    std::optional<Predictive> quarantine_spared;
    std::vector<Predictive> reported_by_week; ///< a day
    std::optional<Predictive> reported_as_counted;
};

/// One arm's outbreaks; per replicate but for shares.
struct OutbreakEstimates {
    /// Replicates that were followed no further (epidemic.give_up_above); nothing is estimated
    /// then.
    std::size_t given_up = 0;
    Estimate infections; ///< all, with those from outside
    Estimate imported;
    Estimate attack_rate; ///< share of the people
    /// Infected by one case, over those infected so early that all whom they infect are in.
    Estimate reproduction_number;
    std::optional<double> dispersion; ///< k of a negative binomial with that mean and variance
    Estimate reported;
    Estimate found_in_quarantine; ///< share of the reported
    Estimate tests;
    Estimate notified;
    Estimate quarantine_person_days;          ///< of F1
    Estimate quarantine_person_days_infected; ///< of these, of people who are or were infected
    Estimate home_person_days;                ///< of F2
    Estimate isolation_person_days;           ///< of cases and suspected cases
    Estimate died_out;                        ///< share of replicates without a new local infection
                                              ///< in the last 14 days
    /// Share of the infectiousness before isolation by symptoms that quarantine cut off: the effect
    /// on the next generation, on one tree.
    Estimate cut_by_quarantine;
    Estimate infector_known;  ///< share of local cases whose infector had been reported before
    Estimate infector_named;  ///< share to whose infector, if not, some channel led: backward
    Estimate infectees_named; ///< share of whom cases infected to whom one led: forward
    Estimate averted;         ///< infections of the first arm less this one's, paired
    Estimate averted_share;   ///< of the first arm's
    /// The least difference to the first arm that so many replicates find in four of five cases.
    std::optional<double> detectable;
    Estimate quarantine_spared; ///< person-days of the first arm less this one's, paired
    std::array<Estimate, core::setting_names.size()> share_of_setting; ///< of local infections
    std::vector<DayEstimate> infections_by_day;
    std::vector<DayEstimate> reported_by_day;
    std::vector<DayEstimate> quarantined_by_day;
    std::vector<Estimate> reported_by_week; ///< a day, on each seven days; the last may be fewer
    /// What was reported in the world, where the scenario names it; by day, none where it says
    /// nothing of the day.
    std::vector<std::optional<std::int64_t>> counted_by_day;
    std::vector<std::optional<double>> counted_by_week; ///< a day, where all its days were counted
    std::optional<std::int64_t> counted;                ///< all of these days
    Estimate reported_as_counted;               ///< reported in the outbreak on the same days
    std::optional<PredictedOutbreak> predicted; ///< where replicates have drawn what is not known
};

/// By arm; nothing where the file holds no outbreak.
std::optional<std::vector<OutbreakEstimates>> estimate_outbreaks(const results::Results& results);

} // namespace truyvet::analysis
