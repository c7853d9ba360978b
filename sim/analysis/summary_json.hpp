// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/outbreak_estimates.hpp"
#include "sim/analysis/tracing_estimates.hpp"

#include <nlohmann/json.hpp>

/// Pieces of the summary's JSON.
namespace truyvet::analysis {

/// {"mean", "lo", "hi"}; null where a number is absent.
nlohmann::ordered_json json(const Estimate& estimate);

/// Adds to an arm's JSON what its channels cost, their overlap, their unions and the F2.
void add_tracing(nlohmann::ordered_json& arm, const results::Results& results,
                 const ArmTracing& tracing);

/// What an arm's outbreaks came to.
nlohmann::ordered_json outbreak_json(const OutbreakEstimates& outbreak);

} // namespace truyvet::analysis
