// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/sensitivity.hpp"
#include "sim/results/results.hpp"

#include <nlohmann/json.hpp>

#include <iosfwd>

namespace truyvet::analysis {

/// The estimates, in schema "truyvet-summary/1": what is absent is null.
nlohmann::ordered_json summary_json(const results::Results& results);

/// One row an estimate: arm, channel, measure, mean, lo, hi.
void print_csv(const results::Results& results, std::ostream& out);

/// A table for people: the main channel, one line an arm.
void print_table(const results::Results& results, std::ostream& out);

/// {"channel", "rows", "replicates", "mean", "sd", "factors": [{"key", "low", "high", "total",
/// "first"}]}, the greatest total index first.
nlohmann::ordered_json sensitivity_json(const Sensitivity& sensitivity);

} // namespace truyvet::analysis
