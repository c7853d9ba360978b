// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimates.hpp"

#include <string>
#include <vector>

namespace truyvet::analysis {

/// One parameter of a design of points: its range as run, and what of the recall's variance it
/// makes. Intervals are 95 %, by bootstrap over the design's rows and over replicates at once; they
/// are not cut at 0 and 1, which a small index may well pass.
struct FactorSensitivity {
    std::string key;
    double low = 0; ///< least and greatest value run
    double high = 0;
    Estimate first; ///< Sobol' index of first order: alone
    Estimate total; ///< with all it takes part in
};

struct Sensitivity {
    std::string channel;
    std::size_t rows = 0;
    std::size_t replicates = 0;
    double mean = 0; ///< of the recall over the ranges
    double sd = 0;
    std::vector<FactorSensitivity> factors; ///< the greatest total index first
};

/// Sobol' indices of the channel's recall, from the arms of a sobol design. Throws core::InputError
/// where the arms are no such design, or lack replicates.
Sensitivity sensitivity(const results::Results& results, std::size_t channel,
                        std::size_t bootstraps = 1000);

} // namespace truyvet::analysis
