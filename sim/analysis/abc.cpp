// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/abc.hpp"

#include "models/core/error.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace truyvet::analysis {
namespace {

double logit(double u) {
    constexpr double edge = 1e-6; // Sobol's points come that near to the ends
    const double inside = std::clamp(u, edge, 1 - edge);
    return std::log(inside / (1 - inside));
}

double from_logit(double t) {
    return 1 / (1 + std::exp(-t));
}

using Near = std::pair<double, std::size_t>; ///< distance and row

std::vector<Near> by_distance(const ReferenceTable& table, const Eigen::VectorXd& data,
                              std::optional<std::size_t> without) {
    std::vector<Near> near;
    for (Eigen::Index row = 0; row < table.summaries.rows(); ++row) {
        const auto r = static_cast<std::size_t>(row);
        if (!table.given_up[r] && r != without) {
            near.emplace_back((table.summaries.row(row).transpose() - data).norm(), r);
        }
    }
    std::sort(near.begin(), near.end());
    return near;
}

/// By what the data differ from each row's summaries the logits are moved: weighted least squares,
/// with a little of a ridge, for summaries that never vary.
void adjust(const ReferenceTable& table, const Eigen::VectorXd& data, Accepted& accepted) {
    const auto n = static_cast<Eigen::Index>(accepted.rows.size());
    const Eigen::Index k = table.summaries.cols();
    Eigen::MatrixXd x(n, k + 1);
    Eigen::MatrixXd y(n, table.drawn.cols());
    Eigen::VectorXd w(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto row = static_cast<Eigen::Index>(accepted.rows[static_cast<std::size_t>(i)]);
        x(i, 0) = 1;
        x.row(i).tail(k) = table.summaries.row(row) - data.transpose();
        y.row(i) = table.drawn.row(row).unaryExpr(&logit);
        w(i) = accepted.weights[static_cast<std::size_t>(i)];
    }
    Eigen::MatrixXd normal = x.transpose() * w.asDiagonal() * x;
    const double ridge = 1e-6 * normal.trace() / static_cast<double>(k + 1);
    normal.diagonal().tail(k).array() += ridge;
    const Eigen::MatrixXd slopes =
        normal.ldlt().solve(x.transpose() * w.asDiagonal() * y).bottomRows(k);
    const Eigen::MatrixXd moved = y - x.rightCols(k) * slopes;
    accepted.drawn = moved.unaryExpr(&from_logit);
}

/// Of a row's distances to the accepted simulations the middle one.
double middle_distance(const ReferenceTable& table, const Eigen::VectorXd& from,
                       const Accepted& accepted, std::optional<std::size_t> without) {
    std::vector<double> all;
    for (const std::size_t row : accepted.rows) {
        if (row != without) {
            const auto r = static_cast<Eigen::Index>(row);
            all.push_back((table.summaries.row(r).transpose() - from).norm());
        }
    }
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

} // namespace

Accepted accept(const ReferenceTable& table, const Eigen::VectorXd& data,
                const Tolerance& tolerance, std::optional<std::size_t> without) {
    const std::vector<Near> near = by_distance(table, data, without);
    const auto all = static_cast<double>(table.summaries.rows());
    const auto n =
        std::max(tolerance.least, static_cast<std::size_t>(std::floor(tolerance.share * all)));
    if (near.size() <= n) {
        throw core::RunError(std::to_string(near.size()) +
                             " simulations ran to their end, no more than the " +
                             std::to_string(n) +
                             " that are to be near the data; give more samples, or narrower "
                             "priors");
    }
    Accepted accepted;
    accepted.tolerance = near[n].first;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double share = accepted.tolerance > 0 ? near[i].first / accepted.tolerance : 0;
        accepted.rows.push_back(near[i].second);
        accepted.weights.push_back(1 - share * share);
        sum += accepted.weights.back();
    }
    for (double& w : accepted.weights) {
        w = sum > 0 ? w / sum : 1 / static_cast<double>(n);
    }
    adjust(table, data, accepted);
    return accepted;
}

double weighted_quantile(const Eigen::VectorXd& values, const std::vector<double>& weights,
                         double q) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t i) { return values(static_cast<Eigen::Index>(i)); };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    double below = 0;
    for (const std::size_t i : order) {
        below += weights[i];
        if (below >= q) {
            return value(i);
        }
    }
    return value(order.back());
}

Check check(const ReferenceTable& table, const Eigen::VectorXd& data, const Accepted& accepted,
            std::size_t most, const Tolerance& tolerance) {
    Check check;
    check.covered.assign(static_cast<std::size_t>(table.drawn.cols()), 0);
    const double far = middle_distance(table, data, accepted, std::nullopt);
    for (std::size_t i = 0; i < std::min(most, accepted.rows.size()); ++i) {
        const std::size_t row = accepted.rows[i];
        const auto r = static_cast<Eigen::Index>(row);
        const Eigen::VectorXd as_data = table.summaries.row(r);
        const Accepted of_it = accept(table, as_data, tolerance, row);
        check.tried += 1;
        check.as_far += middle_distance(table, as_data, of_it, row) >= far;
        for (Eigen::Index p = 0; p < table.drawn.cols(); ++p) {
            const double lo = weighted_quantile(of_it.drawn.col(p), of_it.weights, 0.025);
            const double hi = weighted_quantile(of_it.drawn.col(p), of_it.weights, 0.975);
            check.covered[static_cast<std::size_t>(p)] +=
                table.drawn(r, p) >= lo && table.drawn(r, p) <= hi;
        }
    }
    check.as_far /= static_cast<double>(std::max<std::size_t>(1, check.tried));
    return check;
}

} // namespace truyvet::analysis
