// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/categorical.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

namespace truyvet::core {
namespace {

double checked_sum(std::span<const double> weights) {
    double sum = 0;
    for (const double w : weights) {
        if (!(w >= 0) || !std::isfinite(w)) {
            throw std::invalid_argument("weight " + std::to_string(w) +
                                        " is negative or not finite");
        }
        sum += w;
    }
    if (sum <= 0) {
        throw std::invalid_argument("all weights are 0");
    }
    return sum;
}

} // namespace

Categorical::Categorical(std::span<const double> weights)
    : threshold_(weights.size(), 1.0), alias_(weights.size()) {
    const double scale = static_cast<double>(weights.size()) / checked_sum(weights);
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        threshold_[i] = weights[i] * scale;
        alias_[i] = i;
        (threshold_[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::uint32_t s = small.back();
        small.pop_back();
        const std::uint32_t l = large.back();
        alias_[s] = l;
        threshold_[l] -= 1 - threshold_[s];
        if (threshold_[l] < 1) {
            large.pop_back();
            small.push_back(l);
        }
    }
    // What is left is 1 but for rounding; a weight of exactly 0 must never be drawn.
    for (const std::uint32_t i : small) {
        threshold_[i] = weights[i] > 0 ? 1.0 : 0.0;
    }
    for (const std::uint32_t i : large) {
        threshold_[i] = 1.0;
    }
    const auto heaviest = static_cast<std::uint32_t>(
        std::max_element(weights.begin(), weights.end()) - weights.begin());
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0 && alias_[i] == i) {
            alias_[i] = heaviest;
        }
    }
}

std::vector<std::uint64_t> apportion(std::uint64_t total, std::span<const double> weights) {
    const double scale = static_cast<double>(total) / checked_sum(weights);
    std::vector<std::uint64_t> counts(weights.size());
    std::vector<double> remainder(weights.size());
    std::uint64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = weights[i] * scale;
        counts[i] = std::min(static_cast<std::uint64_t>(exact), total - given);
        remainder[i] = weights[i] > 0 ? exact - std::floor(exact) : -1;
        given += counts[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; given < total; i = (i + 1) % order.size()) {
        if (weights[order[i]] > 0) {
            ++counts[order[i]];
            ++given;
        }
    }
    return counts;
}

} // namespace truyvet::core
