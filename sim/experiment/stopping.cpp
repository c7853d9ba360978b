// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/stopping.hpp"

#include "models/core/error.hpp"
#include "sim/analysis/estimates.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace truyvet::experiment {
namespace {

double total(std::span<const analysis::Part> parts, double analysis::Part::*member) {
    double sum = 0;
    for (const analysis::Part& p : parts) {
        sum += p.*member;
    }
    return sum;
}

/// Half the width of the recall's 95 % interval. Where nothing was found in any replicate there is
/// no spread to judge by: the rule of three bounds the share instead (Hanley and Lippman-Hand, JAMA
/// 249, 1983).
double judged_half_width(std::span<const analysis::Part> parts) {
    const double x = total(parts, &analysis::Part::denominator);
    if (x == 0 || total(parts, &analysis::Part::numerator) == 0) {
        return x == 0 ? 0 : 3 / x;
    }
    return analysis::half_width(parts);
}

} // namespace

std::uint32_t Stopping::next(std::span<const analysis::Part> recall) const {
    const auto n = static_cast<std::uint32_t>(recall.size());
    const double wanted = settings_.half_width * std::sqrt(1 - 2.0 / n);
    const double half = judged_half_width(recall);
    if (half <= wanted || n >= limit()) {
        return n;
    }
    // A guess from a poor variance is not trusted far: at most twice as many.
    const double guess = std::min(std::ceil(n * (half / wanted) * (half / wanted)), 2.0 * n);
    return std::min(limit(), std::max(static_cast<std::uint32_t>(guess), n + std::max(1U, n / 4)));
}

std::uint32_t Stopping::next(const results::Results& all, std::uint32_t have) const {
    if (!sequential()) {
        return have;
    }
    const auto channel =
        std::find(all.channels.begin(), all.channels.end(), settings_.half_width_channel);
    if (channel == all.channels.end()) {
        throw core::InputError("experiment.half_width_channel",
                               fmt::format("\"{}\" is no channel; give one of {}",
                                           settings_.half_width_channel,
                                           fmt::join(all.channels, ", ")));
    }
    std::uint32_t most = have;
    for (const auto& parts :
         analysis::parts_by_arm(all, analysis::Measure::recall,
                                static_cast<std::size_t>(channel - all.channels.begin()))) {
        most = std::max(most, next(parts));
    }
    return most;
}

} // namespace truyvet::experiment
