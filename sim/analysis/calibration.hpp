// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/abc.hpp"
#include "sim/results/results.hpp"
#include "sim/scenario/scenario.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace truyvet::analysis {

/// Median and where 95 % lie.
struct Spread95 {
    double median = 0;
    double lo = 0;
    double hi = 0;
};

inline constexpr std::array<double, 5> prior_shares{0.025, 0.25, 0.5, 0.75, 0.975};

/// One parameter before and after the count was looked at.
struct Calibrated {
    std::string key;
    Spread95 prior;
    Spread95 posterior;
    std::size_t covered = 0;    ///< of Calibration::tried: what was simulated lies in its posterior
    std::vector<double> draws;  ///< of the posterior, by Calibration::replicates
    std::vector<double> points; ///< where in the prior these are: its share below
    std::array<double, 5> quantiles{}; ///< of the prior, at prior_shares
};

/// Cases reported a day in seven days, in the world and in the simulations that are near.
struct FittedWeek {
    std::int64_t first_day = 0;
    std::int64_t days = 7;
    double counted = 0;
    Spread95 simulated;
};

/// What a count of cases leaves of the priors of a run.
struct Calibration {
    std::size_t simulations = 0;
    std::size_t given_up = 0;
    double tolerance = 0;                 ///< distance of the square roots of weekly cases
    std::vector<std::int64_t> replicates; ///< that are near
    std::vector<double> weights;          ///< theirs; sum 1
    double effective = 0;                 ///< 1 / sum of squares of the weights
    std::vector<Calibrated> parameters;
    std::vector<FittedWeek> weeks;
    std::size_t tried = 0;
    /// Share of the near simulations which, taken for the count, would lie as far from what is near
    /// to them as the count does. Small: this model does not make such a count.
    double as_far = 0;
};

/// What epidemic.give_up_above is worth setting to: an outbreak with four times the cases that were
/// counted in its days is none of those near the count (assumption; the tolerance says whether it
/// held). Throws core::InputError where nothing was counted.
double give_up_above(const scenario::Experiment& experiment);

/// Of the results' first arm. Summaries are sqrt(cases + 3/8) of each seven days that were counted
/// (Anscombe, Biometrika 35, 1948). Nothing where the run drew nothing or counted nothing.
/// Throws core::InputError where what was drawn came from a file, core::RunError where too few
/// simulations are of use.
std::optional<Calibration> calibrate(const results::Results& results);

/// Adds the table `posterior`.
void add_posterior(const Calibration& calibration, results::Results& results);

void print_calibration(const Calibration& calibration, std::ostream& out);
nlohmann::ordered_json calibration_json(const Calibration& calibration);
/// Columns: each parameter's key, and weight; experiment.priors takes it.
void write_posterior(const Calibration& calibration, std::ostream& out);

} // namespace truyvet::analysis
