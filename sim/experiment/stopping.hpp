// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"
#include "sim/scenario/settings.hpp"

#include <cstdint>
#include <span>

namespace truyvet::experiment {

/// How many replicates an experiment needs for the interval it wants. Asked only when a batch is
/// whole, and answered from counts alone: the same for any number of jobs, resumed or not.
///
/// Chow and Robbins' rule (Ann. Math. Statist. 36, 1965) in batches: go on while Student's interval
/// of any arm's recall is wider than wanted. Its known fault, stopping on a variance that is small
/// by chance, is held down by a first batch of at least scenario::least_first_batch, by few looks
/// (each batch adds a quarter at least), and by asking for a little more than is wanted, sqrt(1 - 2
/// / n). tests/experiment/test_stopping.cpp measures the coverage that is left.
class Stopping {
  public:
    explicit Stopping(const scenario::ExperimentSettings& settings) : settings_(settings) {}

    [[nodiscard]] bool sequential() const { return settings_.half_width > 0; }
    /// The most replicates there can be.
    [[nodiscard]] std::uint32_t limit() const {
        return sequential() ? settings_.max_replicates : settings_.replicates;
    }
    [[nodiscard]] std::uint32_t first_batch() const { return settings_.replicates; }

    /// How many replicates there shall be next, all having `have` now; `have` itself: enough.
    /// Throws core::InputError where the scenario names no channel of the results.
    [[nodiscard]] std::uint32_t next(const results::Results& all, std::uint32_t have) const;
    /// The same of one arm's replicates.
    [[nodiscard]] std::uint32_t next(std::span<const analysis::Part> recall) const;

  private:
    scenario::ExperimentSettings settings_;
};

} // namespace truyvet::experiment
