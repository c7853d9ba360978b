// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/planning.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace truyvet::analysis {
namespace {

using Split = std::vector<double>; ///< installs by part

/// Pairs of one replicate in which both phones are active, expected under a split.
double active_pairs(const Planning& planning, std::size_t replicate, const Split& installs) {
    const auto& parts = planning.problem.parts;
    const auto& pairs = planning.replicates[replicate].pairs;
    const double use = planning.problem.active_share;
    double sum = 0;
    for (std::size_t i = 0; i < installs.size(); ++i) {
        for (std::size_t j = 0; j < installs.size(); ++j) {
            sum += pairs[i * installs.size() + j] * parts[i].per_head(installs[i]) *
                   parts[j].per_head(installs[j]);
        }
    }
    return use * use * sum;
}

/// A split is the same in all replicates, or chosen on the other half of them: then the two halves'
/// judgements hang together (each is the product of both halves' chance), and the interval is that
/// of a half.
enum class Chosen { beforehand, on_other_half };

/// Recall under split a, less that under split b where there is one: (found / both active) *
/// (active pairs / pairs), each the ratio of sums over replicates. Its variance is that of the
/// linearised replicates' parts: with R = F Y / (B X), r's part is (F y + Y f) / (B X) - R (b / B +
/// x / X).
Estimate judge(const Planning& planning, const std::vector<Split>& a, const std::vector<Split>& b,
               Chosen chosen) {
    const std::size_t n = planning.replicates.size();
    std::vector<double> y(n);
    std::vector<double> x(n);
    double f = 0;
    double both = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const PlanReplicate& r = planning.replicates[i];
        y[i] = active_pairs(planning, i, a[i]) - (b.empty() ? 0 : active_pairs(planning, i, b[i]));
        x[i] = std::accumulate(r.pairs.begin(), r.pairs.end(), 0.0);
        f += r.found;
        both += r.both_active;
    }
    const double sum_y = std::accumulate(y.begin(), y.end(), 0.0);
    const double sum_x = std::accumulate(x.begin(), x.end(), 0.0);
    if (both == 0 || sum_x == 0) {
        return {};
    }
    const double mean = f * sum_y / (both * sum_x);
    const double share = chosen == Chosen::on_other_half ? 0.5 : 1;
    const auto independent = static_cast<std::size_t>(share * static_cast<double>(n));
    if (independent < 2) {
        return {mean, {}, {}};
    }
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const PlanReplicate& r = planning.replicates[i];
        const double part = (f * y[i] + sum_y * r.found) / (both * sum_x) -
                            mean * (r.both_active / both + x[i] / sum_x);
        squares += part * part;
    }
    const auto count = static_cast<double>(n);
    const double half = t_quantile(independent) * std::sqrt(count / (count - 1) * squares / share);
    return {mean, b.empty() ? std::max(0.0, mean - half) : mean - half, mean + half};
}

} // namespace

adoption::PlanningProblem without_fold(const Planning& planning, std::size_t folds,
                                       std::size_t fold) {
    adoption::PlanningProblem p = planning.problem;
    p.contacts.assign(p.parts.size() * p.parts.size(), 0);
    double all = 0;
    double both = 0;
    double found = 0;
    for (std::size_t i = 0; i < planning.replicates.size(); ++i) {
        const PlanReplicate& r = planning.replicates[i];
        if (i % folds == fold) {
            continue;
        }
        for (std::size_t k = 0; k < r.pairs.size(); ++k) {
            p.contacts[k] += r.pairs[k];
            all += r.pairs[k];
        }
        both += r.both_active;
        found += r.found;
    }
    for (double& c : p.contacts) {
        c = all > 0 ? c / all : 0;
    }
    p.detection = both > 0 ? found / both : 0;
    return p;
}

PlanEstimates estimate(const Planning& planning, double more) {
    const std::size_t n = planning.replicates.size();
    const std::vector<Split> now(n, planning.problem.today());
    const std::vector<Split> even(n, adoption::spread_evenly(planning.problem, more).installs);
    std::vector<Split> best(n);
    for (std::size_t half = 0; half < 2; ++half) {
        // A single replicate leaves none to choose on.
        const auto others = n > 1 ? without_fold(planning, 2, half) : planning.problem;
        const auto chosen = adoption::spread_best(others, more).installs;
        for (std::size_t i = half; i < n; i += 2) {
            best[i] = chosen;
        }
    }
    using enum Chosen;
    return {judge(planning, now, {}, beforehand),      judge(planning, even, {}, beforehand),
            judge(planning, best, {}, on_other_half),  judge(planning, even, now, beforehand),
            judge(planning, best, now, on_other_half), judge(planning, best, even, on_other_half)};
}

} // namespace truyvet::analysis
