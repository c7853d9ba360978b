// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <optional>
#include <vector>

namespace truyvet::analysis {

/// Simulated outbreaks with the parameters that made them: what approximate Bayesian computation
/// refers to. Rows are simulations.
struct ReferenceTable {
    /// Where in its prior each parameter was drawn, in (0, 1): the prior is even there.
    Eigen::MatrixXd drawn;
    /// What of the outcome is held against the data, on a scale where its chance is about the same
    /// everywhere.
    Eigen::MatrixXd summaries;
    /// Simulations that were given up as too far from any data: never near, of no use else.
    std::vector<bool> given_up;
};

/// How much of the table is near enough to the data.
struct Tolerance {
    double share = 0.1;      ///< of the simulations: assumption, usual in the literature
    std::size_t least = 100; ///< but so many at least
};

/// What the data leave of the prior: simulations near the data, each with a weight, their
/// parameters moved to where the data are by a regression on the summaries (Beaumont, Zhang and
/// Balding, Genetics 162, 2002).
struct Accepted {
    std::vector<std::size_t> rows;
    std::vector<double> weights; ///< sum 1
    Eigen::MatrixXd drawn;       ///< adjusted, in (0, 1)
    double tolerance = 0;        ///< distance of the farthest
};

/// Euclid's distance of the summaries; Epanechnikov's kernel; regression on logits, so that nothing
/// leaves the prior. `without`: a row that is not to be used. Throws core::RunError where fewer
/// than Tolerance::least simulations ran to their end.
Accepted accept(const ReferenceTable& table, const Eigen::VectorXd& data,
                const Tolerance& tolerance = {}, std::optional<std::size_t> without = {});

/// The value below which a share `q` of the weights is.
double weighted_quantile(const Eigen::VectorXd& values, const std::vector<double>& weights,
                         double q);

/// The accepted simulations, each taken for the data in turn: how often the 95 % posterior holds
/// what was simulated, by parameter, and in what share of them the data would lie farther from what
/// was accepted than the true data do. Little of the latter: the model does not make such data.
struct Check {
    std::size_t tried = 0;
    std::vector<std::size_t> covered; ///< by parameter
    double as_far = 0;
};
Check check(const ReferenceTable& table, const Eigen::VectorXd& data, const Accepted& accepted,
            std::size_t most = 100, const Tolerance& tolerance = {});

} // namespace truyvet::analysis
