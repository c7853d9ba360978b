// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/sobol_indices.hpp"

#include <numeric>

namespace truyvet::analysis {
namespace {

/// Mean and variance of the values at A and B together.
void add_moments(const SobolRuns& runs, const std::vector<std::size_t>& rows, SobolIndices& into) {
    const auto n = 2 * static_cast<double>(rows.size());
    for (const std::size_t j : rows) {
        into.mean += (runs.a[j] + runs.b[j]) / n;
    }
    for (const std::size_t j : rows) {
        const double a = runs.a[j] - into.mean;
        const double b = runs.b[j] - into.mean;
        into.variance += (a * a + b * b) / (n - 1);
    }
}

} // namespace

SobolIndices sobol_indices(const SobolRuns& runs, const std::vector<std::size_t>& rows) {
    SobolIndices s;
    s.first.assign(runs.factors(), 0);
    s.total.assign(runs.factors(), 0);
    add_moments(runs, rows, s);
    if (!(s.variance > 0)) {
        return s;
    }
    const double scale = 1 / (static_cast<double>(rows.size()) * s.variance);
    for (std::size_t k = 0; k < runs.factors(); ++k) {
        const std::vector<double>& ab = runs.ab[k];
        for (const std::size_t j : rows) {
            // About the mean: the sum is the same, its error smaller.
            s.first[k] += (runs.b[j] - s.mean) * (ab[j] - runs.a[j]) * scale;
            s.total[k] += (runs.a[j] - ab[j]) * (runs.a[j] - ab[j]) / 2 * scale;
        }
    }
    return s;
}

SobolIndices sobol_indices(const SobolRuns& runs) {
    std::vector<std::size_t> rows(runs.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return sobol_indices(runs, rows);
}

} // namespace truyvet::analysis
