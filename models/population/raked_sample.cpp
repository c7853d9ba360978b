// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/household_sample.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace truyvet::population {
namespace {

using Shares = std::array<double, age_groups>;
using Weights = std::array<std::vector<double>, max_household>;

/// Scales the weights of one size so that they add up to its number of households.
void normalise(std::vector<double>& weights, double households) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights) {
        w *= households / sum;
    }
}

Shares shares_under(const HouseholdSample& sample, const Weights& weights) {
    Shares people{};
    for (std::size_t size = 1; size <= max_household; ++size) {
        const std::vector<double>& w = weights[size - 1];
        for (std::size_t i = 0; i < w.size(); ++i) {
            for (const std::uint8_t age : sample.ages(size, i)) {
                people[age_group(age)] += w[i];
            }
        }
    }
    const double all = std::accumulate(people.begin(), people.end(), 0.0);
    for (double& p : people) {
        p /= all;
    }
    return people;
}

void rake_once(const HouseholdSample& sample, Weights& weights, const Shares& factor,
               const HouseholdCounts& households) {
    for (std::size_t size = 1; size <= max_household; ++size) {
        std::vector<double>& w = weights[size - 1];
        for (std::size_t i = 0; i < w.size(); ++i) {
            for (const std::uint8_t age : sample.ages(size, i)) {
                w[i] *= factor[age_group(age)];
            }
        }
        if (!w.empty()) {
            normalise(w, static_cast<double>(households[size - 1]));
        }
    }
}

} // namespace

RakedSample::RakedSample(const HouseholdSample& sample, const HouseholdCounts& households,
                         const Shares& age_share)
    : sample_(&sample) {
    Weights weights;
    for (std::size_t size = 1; size <= max_household; ++size) {
        if (households[size - 1] > 0) {
            weights[size - 1].assign(HouseholdSample::per_size, 1.0);
            normalise(weights[size - 1], static_cast<double>(households[size - 1]));
        }
    }
    // Each round multiplies by the root of what is missing: a household of four takes four such
    // factors. 0.0001 is half the last digit of the census shares.
    constexpr int most_rounds = 400;
    constexpr double close_enough = 1e-4;
    constexpr double step = 0.35;
    for (int round = 0; round < most_rounds; ++round) {
        const Shares now = shares_under(sample, weights);
        Shares factor{};
        double worst = 0;
        for (std::size_t g = 0; g < age_groups; ++g) {
            worst = std::max(worst, std::abs(now[g] - age_share[g]));
            factor[g] = now[g] > 0 ? std::pow(age_share[g] / now[g], step) : 1.0;
        }
        if (worst < close_enough) {
            break;
        }
        rake_once(sample, weights, factor, households);
    }
    for (std::size_t size = 1; size <= max_household; ++size) {
        const std::vector<double>& w = weights[size - 1];
        double sum = 0;
        const double all = std::accumulate(w.begin(), w.end(), 0.0);
        for (const double x : w) {
            sum += x;
            cumulative_[size - 1].push_back(static_cast<float>(sum / all));
        }
    }
}

std::span<const std::uint8_t> RakedSample::ages(std::size_t size, double u) const {
    const std::vector<float>& c = cumulative_[size - 1];
    const auto it = std::upper_bound(c.begin(), c.end(), static_cast<float>(u));
    const auto i = std::min<std::size_t>(static_cast<std::size_t>(it - c.begin()), c.size() - 1);
    return sample_->ages(size, i);
}

} // namespace truyvet::population
