// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::core {

/// Draws 0 .. n-1 with given weights in constant time (Walker 1977; Vose 1991,
/// doi:10.1109/32.92917). Weights need not add up to 1.
class Categorical {
  public:
    Categorical() = default;
    /// Throws std::invalid_argument if a weight is negative or not finite, or all are 0.
    explicit Categorical(std::span<const double> weights);

    [[nodiscard]] std::size_t size() const { return threshold_.size(); }
    [[nodiscard]] std::uint32_t operator()(double uniform) const {
        const double scaled = uniform * static_cast<double>(threshold_.size());
        const auto i = static_cast<std::uint32_t>(scaled);
        return scaled - i < threshold_[i] ? i : alias_[i];
    }
    std::uint32_t operator()(Stream& stream) const { return (*this)(stream.uniform()); }

  private:
    std::vector<double> threshold_;
    std::vector<std::uint32_t> alias_;
};

/// Whole numbers that add up to `total`, in proportion to the weights (largest remainder).
std::vector<std::uint64_t> apportion(std::uint64_t total, std::span<const double> weights);

} // namespace truyvet::core
