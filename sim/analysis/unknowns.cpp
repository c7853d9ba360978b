// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/unknowns.hpp"

#include "models/core/error.hpp"
#include "sim/analysis/estimates.hpp"
#include "sim/results/schema.hpp"
#include "sim/scenario/priors.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace truyvet::analysis {
namespace {

constexpr std::size_t least_slices = 4;
constexpr std::size_t most_slices = 8;
constexpr std::size_t least_in_a_slice = 16;

using Values = std::vector<double>; ///< by rank of the replicate

/// The keys that were drawn; none where the scenario cannot be read.
std::vector<std::string> drawn_keys(const results::Results& results) try {
    std::vector<std::string> keys;
    const auto stored = scenario::read_stored(results.scenario, "the results");
    for (const scenario::Prior& p : scenario::priors_from(stored.settings.experiment.priors)) {
        keys.push_back(p.parameter->key);
    }
    return keys;
} catch (const core::InputError&) {
    return {};
}

/// By prior: what each replicate drew.
std::vector<Values> draws_of(const results::Results& results, std::size_t keys) {
    const results::Table& table = *results.find(results::draw_shape.name);
    const auto& values = std::get<results::Reals>(table.column("value").values);
    std::vector<Values> draws(keys);
    for (const std::size_t row : table.order()) { // by replicate, then prior
        const auto prior = static_cast<std::size_t>(table.counts("prior")[row]);
        if (prior < keys) {
            draws[prior].push_back(values[row]);
        }
    }
    return draws;
}

double mean(const Values& y) {
    return std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
}

double first_order(const Values& x, const Values& y) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    const std::size_t slices = std::min(most_slices, x.size() / least_in_a_slice);
    const double all = mean(y);
    double between = 0;
    double total = 0;
    for (std::size_t s = 0; s < slices; ++s) {
        const std::size_t from = s * x.size() / slices;
        const std::size_t to = (s + 1) * x.size() / slices;
        double sum = 0;
        for (std::size_t i = from; i < to; ++i) {
            sum += y[order[i]];
            total += (y[order[i]] - all) * (y[order[i]] - all);
        }
        const auto n = static_cast<double>(to - from);
        between += n * (sum / n - all) * (sum / n - all);
    }
    const auto n = static_cast<double>(x.size());
    const auto k = static_cast<double>(slices);
    const double chance = (total - between) / (n - k) * (k - 1);
    return total > 0 ? std::max(0.0, (between - chance) / total) : 0;
}

/// Infections of one arm by replicate.
Values infections_of(const results::Results& results, std::size_t arm) {
    const results::Table& days = *results.find(results::day_shape.name);
    std::map<std::int64_t, double> sums;
    for (std::size_t row = 0; row < days.rows(); ++row) {
        if (days.counts("arm")[row] == static_cast<std::int64_t>(arm)) {
            sums[days.counts("replicate")[row]] +=
                static_cast<double>(days.counts("infections")[row]);
        }
    }
    Values all;
    for (const auto& [replicate, sum] : sums) {
        all.push_back(sum);
    }
    return all;
}

std::vector<WhatMatters> of_outbreaks(const results::Results& results,
                                      const std::vector<Values>& draws) {
    std::vector<WhatMatters> all;
    const Values before = infections_of(results, 0);
    for (std::size_t a = 1; a < results.arms.size(); ++a) {
        Values averted = infections_of(results, a);
        if (averted.size() != before.size()) {
            continue; // parts of a run that is not whole
        }
        for (std::size_t r = 0; r < averted.size(); ++r) {
            averted[r] = before[r] > 0 ? 1 - averted[r] / before[r] : 0;
        }
        WhatMatters& one = all.emplace_back(WhatMatters{a, "share of infections averted", {}});
        for (const Values& x : draws) {
            one.unknowns.push_back({"", x.size() == averted.size() ? first_order(x, averted) : 0});
        }
    }
    return all;
}

std::vector<WhatMatters> of_recall(const results::Results& results,
                                   const std::vector<Values>& draws) {
    std::vector<WhatMatters> all;
    const auto parts = parts_by_arm(results, Measure::recall, 0);
    for (std::size_t a = 0; a < parts.size(); ++a) {
        Values recall;
        for (const Part& p : parts[a]) {
            recall.push_back(p.denominator > 0 ? p.numerator / p.denominator : 0);
        }
        WhatMatters& one = all.emplace_back(WhatMatters{a, "F1 recall", {}});
        for (const Values& x : draws) {
            one.unknowns.push_back({"", x.size() == recall.size() ? first_order(x, recall) : 0});
        }
    }
    return all;
}

} // namespace

std::vector<WhatMatters> what_matters(const results::Results& results) {
    if (results.find(results::draw_shape.name) == nullptr ||
        results.replicates(0).size() < least_slices * least_in_a_slice) {
        return {};
    }
    const std::vector<std::string> keys = drawn_keys(results);
    const std::vector<Values> draws = draws_of(results, keys.size());
    std::vector<WhatMatters> all = results.find(results::day_shape.name) != nullptr
                                       ? of_outbreaks(results, draws)
                                       : of_recall(results, draws);
    for (WhatMatters& one : all) {
        for (std::size_t k = 0; k < keys.size(); ++k) {
            one.unknowns[k].key = keys[k];
        }
        std::stable_sort(
            one.unknowns.begin(), one.unknowns.end(),
            [](const Unknown& a, const Unknown& b) { return a.first_order > b.first_order; });
    }
    return all;
}

void print_what_matters(const std::vector<WhatMatters>& all, const results::Results& results,
                        std::ostream& out) {
    if (all.empty()) {
        return;
    }
    fmt::print(
        out, "\nwhat matters: part of the variance over replicates that each of what is not known "
             "makes by itself (Sobol' indices of first order); the rest is chance, and what they "
             "do together\n");
    for (const WhatMatters& one : all) {
        fmt::print(out, "{}, {}:", results.arms[one.arm].name, one.outcome);
        bool any = false;
        for (const Unknown& u : one.unknowns) {
            if (u.first_order >= 0.005) {
                fmt::print(out, "{} {} {:.2f}", any ? "," : "", u.key, u.first_order);
                any = true;
            }
        }
        out << (any ? "\n" : " nothing above 0.005\n");
    }
}

nlohmann::ordered_json what_matters_json(const std::vector<WhatMatters>& all) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const WhatMatters& one : all) {
        nlohmann::ordered_json shares = nlohmann::ordered_json::object();
        for (const Unknown& u : one.unknowns) {
            shares[u.key] = u.first_order;
        }
        out.push_back({{"arm", one.arm}, {"outcome", one.outcome}, {"first_order", shares}});
    }
    return out;
}

} // namespace truyvet::analysis
