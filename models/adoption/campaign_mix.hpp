// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaigns.hpp"

#include <cstdint>
#include <vector>

/// Which means, and how long each, take installs to a target by a date at least cost, or furthest
/// for a budget.
namespace truyvet::adoption {

/// People whom the same means address: bit k = means k.
struct Segment {
    std::uint32_t means = 0;
    double people = 0;
    double owners = 0;   ///< of a smartphone
    double installs = 0; ///< on the first day
};

struct MixProblem {
    std::vector<Segment> segments;
    std::vector<Campaign> means; ///< `end`: the last day there is; audience as in the segments
    double installs = 0;         ///< to be reached
    double budget_vnd = 0;       ///< 0 = no limit

    /// Share of its audience that each means has reached when all run to their end.
    [[nodiscard]] std::vector<double> most() const;
    /// Installs when each means has reached these shares.
    [[nodiscard]] double installed(const std::vector<double>& reached) const;
    [[nodiscard]] double installed(const Segment& segment,
                                   const std::vector<double>& reached) const;
    [[nodiscard]] double cost_vnd(const std::vector<double>& reached) const;
};

/// One means within a mix.
struct MixPart {
    std::size_t means = 0;
    double reached = 0; ///< share of its audience
    double people = 0;  ///< that share, in people
    double cost_vnd = 0;
    double installs = 0; ///< its share in the gain
    core::TimePoint end{};
};

struct Mix {
    std::vector<double> reached; ///< by means
    std::vector<MixPart> parts;  ///< those in use, the dearest last
    double installs = 0;
    double cost_vnd = 0;
    bool on_target = false;
};

/// The cheapest mix that reaches the target within the budget, else the one that goes furthest
/// within it. Exact: what a mix finds is linear in each means' reach while the others stay, and two
/// means take each other's people, so at the best all but one of them run in full or not at all;
/// all such mixes are looked at (2^n n of n means; at most 12).
Mix best_mix(const MixProblem& problem);

/// Installs on a day of that mix.
double installed_by(const MixProblem& problem, const Mix& mix, core::TimePoint then);

} // namespace truyvet::adoption
