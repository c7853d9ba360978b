// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace truyvet::analysis {

/// A parameter that replicates drew, and the part of an outcome's variance over them that it makes
/// by itself (Sobol' index of first order).
struct Unknown {
    std::string key;
    double first_order = 0; ///< 0 where no more is seen than chance makes
};

/// One arm's outcome, the greatest part first; what is left is chance and what parameters do
/// together.
struct WhatMatters {
    std::size_t arm = 0;
    std::string outcome; ///< "F1 recall" or "share of infections averted"
    std::vector<Unknown> unknowns;
};

/// Of the recall of the main channel, or in outbreaks of what arms avert: by correlation ratios
/// over eight slices of each draw, less what chance alone would make them (given-data estimator,
/// Plischke 2010; correction as in Kelley's epsilon squared). Empty where nothing was drawn, or by
/// fewer than sixteen replicates a slice.
std::vector<WhatMatters> what_matters(const results::Results& results);

void print_what_matters(const std::vector<WhatMatters>& all, const results::Results& results,
                        std::ostream& out);
nlohmann::ordered_json what_matters_json(const std::vector<WhatMatters>& all);

} // namespace truyvet::analysis
