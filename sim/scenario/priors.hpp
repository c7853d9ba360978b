// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace truyvet::scenario {

/// What is not known of a parameter: a distribution, or a column of a file of draws.
struct Prior {
    const Parameter* parameter = nullptr;
    std::function<double(double)> quantile; ///< of the distribution; empty where a file has draws
    std::string file;                       ///< as the scenario names it
};

/// "epidemic.risk_per_hour = 0.05:0.2:log", "adoption.active_share = triangular(0.25, 0.38, 0.55)",
/// "radio.gain_db = normal(0, 4)", "... = lognormal(MEDIAN, SD OF THE LOGARITHM)" or
/// "epidemic.risk_per_hour = posterior.csv", cut to what the parameter allows.
/// Throws core::InputError where it cannot be.
Prior prior_from(const std::string& text);
/// Of a list; throws with all faults.
std::vector<Prior> priors_from(const std::vector<std::string>& texts);

/// What each replicate of an experiment has drawn, the same for all its arms: points of Sobol's
/// sequence through the distributions, a row of each file of draws (CSV with the keys as columns,
/// and maybe `weight`).
class Draws {
  public:
    /// Nothing is drawn where the experiment has no priors. Throws core::InputError where a file
    /// cannot be read or lacks a column.
    explicit Draws(const Experiment& experiment);

    [[nodiscard]] bool empty() const { return priors_.empty(); }
    [[nodiscard]] const std::vector<Prior>& priors() const { return priors_; }
    [[nodiscard]] std::vector<Assignment> of(std::uint32_t replicate) const;
    /// Where in (0, 1) each prior was drawn; a file's keys in the same place.
    [[nodiscard]] const std::vector<double>& point(std::uint32_t replicate) const {
        return points_.at(replicate);
    }

  private:
    std::vector<Prior> priors_;
    std::vector<std::vector<double>> points_; ///< by replicate, in the order of the priors
    std::vector<std::vector<Value>> values_;  ///< by replicate, in the order of the priors
};

/// What a distribution has drawn at `u` in (0, 1).
Value value_at(const Prior& prior, double u);
/// The number of a value of a drawn parameter.
double number_of(const Value& value);

} // namespace truyvet::scenario
