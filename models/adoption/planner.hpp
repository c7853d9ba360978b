// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace truyvet::adoption {

/// A part of the people the planner may address: a district, a group, or a district's group.
struct Part {
    std::string name;
    double people = 0;
    double owners = 0;   ///< the most installs it can have
    double installs = 0; ///< today

    /// Of so many installs, per head; nobody there, none.
    [[nodiscard]] double per_head(double n) const { return people > 0 ? n / people : 0; }
};

/// What a split of installs is worth. Recall is the share of pairs F0-F1 in which both phones are
/// active, times the chance that such a pair is found: with random installs inside a part,
///   recall = detection * sum over parts g, h of contacts[g][h] * active_g * active_h.
struct PlanningProblem {
    std::vector<Part> parts;
    std::vector<double> contacts; ///< share of F0-F1 pairs, row F0's part, column F1's; sums to 1
    double active_share = 1;      ///< of installs
    double detection = 1;         ///< of pairs with both active (a run's waterfall)

    [[nodiscard]] double recall(const std::vector<double>& installs) const;
    [[nodiscard]] std::vector<double> today() const;
    /// All owners.
    [[nodiscard]] std::vector<double> most() const;
};

struct Plan {
    std::vector<double> installs; ///< by part, in all
    double added = 0;
    double recall = 0;
};

/// So many more installs, the same share of the phones still without the app everywhere.
Plan spread_evenly(const PlanningProblem& problem, double more);

/// So many more installs where they find most. The recall is quadratic, and convex where people
/// meet inside their own part: ascent by linear steps from every corner start and the even split
/// (Frank and Wolfe 1956), so a local best, the best of those found, never worse than the even
/// split.
Plan spread_best(const PlanningProblem& problem, double more);

/// The fewest more installs that reach a recall, by either way of spreading. Throws
/// core::InputError if all the smartphones do not suffice, saying what is possible.
Plan needed_for(const PlanningProblem& problem, double recall,
                Plan (*spread)(const PlanningProblem&, double));

} // namespace truyvet::adoption
