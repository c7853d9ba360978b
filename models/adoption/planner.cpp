// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/planner.hpp"

#include "models/core/assert.hpp"
#include "models/core/error.hpp"
#include "models/core/root.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace truyvet::adoption {
namespace {

using Vector = std::vector<double>;

double sum(const Vector& v) {
    return std::accumulate(v.begin(), v.end(), 0.0);
}

/// Rows: the F0's part, columns: the F1's.
auto contacts_of(const PlanningProblem& problem) {
    using Contacts = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    TRUYVET_EXPECT(problem.contacts.size() == problem.parts.size() * problem.parts.size(),
                   problem.contacts.size(), problem.parts.size());
    const auto n = static_cast<Eigen::Index>(problem.parts.size());
    return Eigen::Map<const Contacts>(problem.contacts.data(), n, n);
}

Eigen::VectorXd per_head(const PlanningProblem& problem, const Vector& installs) {
    TRUYVET_EXPECT(installs.size() == problem.parts.size(), installs.size(), problem.parts.size());
    Eigen::VectorXd v(static_cast<Eigen::Index>(installs.size()));
    for (std::size_t i = 0; i < installs.size(); ++i) {
        v[static_cast<Eigen::Index>(i)] = problem.parts[i].per_head(installs[i]);
    }
    return v;
}

double found(const PlanningProblem& problem) {
    return problem.detection * problem.active_share * problem.active_share;
}

/// What one more install in each part adds.
Vector gradient(const PlanningProblem& problem, const Vector& installs) {
    const auto contacts = contacts_of(problem);
    const Eigen::VectorXd x = per_head(problem, installs);
    const Eigen::VectorXd one = per_head(problem, Vector(installs.size(), 1));
    const Eigen::VectorXd both = contacts * x + contacts.transpose() * x;
    Vector g(installs.size());
    Eigen::Map<Eigen::VectorXd>(g.data(), x.size()) = found(problem) * both.cwiseProduct(one);
    return g;
}

/// Gives the installs to the parts of largest worth first.
Vector fill(const PlanningProblem& problem, const Vector& worth, double more) {
    std::vector<std::size_t> order(worth.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
    Vector installs = problem.today();
    for (const std::size_t i : order) {
        const double put = std::min(more, std::max(0.0, problem.parts[i].owners - installs[i]));
        installs[i] += put;
        more -= put;
    }
    return installs;
}

Vector between(const Vector& a, const Vector& b, double t) {
    Vector v(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        v[i] = a[i] + t * (b[i] - a[i]);
    }
    return v;
}

/// The best point between two, of a quadratic through three values.
Vector line_search(const PlanningProblem& problem, const Vector& a, const Vector& b) {
    const double f0 = problem.recall(a);
    const double f1 = problem.recall(b);
    const double curvature = 2 * (f0 + f1 - 2 * problem.recall(between(a, b, 0.5)));
    const double slope = f1 - f0 - curvature;
    double t = f1 > f0 ? 1 : 0;
    if (curvature < 0) {
        t = std::clamp(-slope / (2 * curvature), 0.0, 1.0);
    }
    return between(a, b, t);
}

Vector ascend(const PlanningProblem& problem, Vector installs, double more) {
    for (int step = 0; step < 200; ++step) {
        const Vector target = fill(problem, gradient(problem, installs), more);
        Vector next = line_search(problem, installs, target);
        if (problem.recall(next) <= problem.recall(installs) * (1 + 1e-9)) {
            break;
        }
        installs = std::move(next);
    }
    return installs;
}

double room_left(const PlanningProblem& problem) {
    return std::max(0.0, sum(problem.most()) - sum(problem.today()));
}

Plan as_plan(const PlanningProblem& problem, Vector installs) {
    Plan plan;
    plan.recall = problem.recall(installs);
    plan.added = sum(installs) - sum(problem.today());
    plan.installs = std::move(installs);
    return plan;
}

} // namespace

double PlanningProblem::recall(const std::vector<double>& installs) const {
    const Eigen::VectorXd x = per_head(*this, installs);
    return found(*this) * x.dot(contacts_of(*this) * x);
}

std::vector<double> PlanningProblem::today() const {
    std::vector<double> v;
    for (const Part& p : parts) {
        v.push_back(p.installs);
    }
    return v;
}

std::vector<double> PlanningProblem::most() const {
    std::vector<double> v;
    for (const Part& p : parts) {
        v.push_back(std::max(p.owners, p.installs));
    }
    return v;
}

Plan spread_evenly(const PlanningProblem& problem, double more) {
    const double left = room_left(problem);
    const double share = left > 0 ? std::clamp(more / left, 0.0, 1.0) : 0;
    return as_plan(problem, between(problem.today(), problem.most(), share));
}

Plan spread_best(const PlanningProblem& problem, double more) {
    const double budget = std::min(more, room_left(problem));
    Plan best = as_plan(problem, ascend(problem, spread_evenly(problem, budget).installs, budget));
    for (std::size_t first = 0; first < problem.parts.size(); ++first) {
        Vector worth = gradient(problem, problem.most());
        worth[first] = 1e300;
        Plan plan = as_plan(problem, ascend(problem, fill(problem, worth, budget), budget));
        if (plan.recall > best.recall) {
            best = std::move(plan);
        }
    }
    return best;
}

Plan needed_for(const PlanningProblem& problem, double recall,
                Plan (*spread)(const PlanningProblem&, double)) {
    const double possible = problem.recall(problem.most());
    if (recall > possible) {
        std::array<char, 160> text{};
        std::snprintf(
            text.data(), text.size(),
            "a recall of %.4f cannot be had: with the app on every smartphone it is %.4f; "
            "raise active use",
            recall, possible);
        throw core::InputError("plan.recall", text.data());
    }
    if (problem.recall(problem.today()) >= recall) {
        return spread(problem, 0);
    }
    const auto missing = [&](double installs) { return spread(problem, installs).recall - recall; };
    const auto within_half = [](double lo, double hi) { return hi - lo <= 0.5; };
    return spread(problem,
                  core::bracket_of_root(missing, 0, room_left(problem), within_half).second);
}

} // namespace truyvet::adoption
