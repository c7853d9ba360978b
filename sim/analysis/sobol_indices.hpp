// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <vector>

namespace truyvet::analysis {

/// A model's values at the points of Saltelli's design: row by row at A, at B, and factor by factor
/// at A with that factor's column of B.
struct SobolRuns {
    std::vector<double> a;
    std::vector<double> b;
    std::vector<std::vector<double>> ab; ///< by factor, then row

    [[nodiscard]] std::size_t rows() const { return a.size(); }
    [[nodiscard]] std::size_t factors() const { return ab.size(); }
};

struct SobolIndices {
    std::vector<double> first; ///< by factor: share of the variance due to it alone
    std::vector<double> total; ///< the same with all it takes part in
    double mean = 0;
    double variance = 0;
};

/// Of the given rows, which may repeat (bootstrap). First order: Saltelli et al. 2010
/// (doi:10.1016/j.cpc.2009.09.018), table 2 (b); total: Jansen 1999, table 2 (f). All zero where
/// the variance is.
SobolIndices sobol_indices(const SobolRuns& runs, const std::vector<std::size_t>& rows);
/// Of all rows.
SobolIndices sobol_indices(const SobolRuns& runs);

} // namespace truyvet::analysis
