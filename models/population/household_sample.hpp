// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/census.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::population {

inline constexpr std::size_t max_household = 12;

/// Households by size 1 .. max_household (index size - 1).
using HouseholdCounts = std::array<std::uint64_t, max_household>;

/// A reference sample of households, `per_size` of each size, with the ages of their members,
/// eldest of the core couple first. It comes from a small demographic model (couples, births,
/// grandparents; household_sample.cpp) and is the same for every province; a province reweights it
/// (RakedSample).
class HouseholdSample {
  public:
    static constexpr std::size_t per_size = 3000;
    HouseholdSample();

    [[nodiscard]] std::span<const std::uint8_t> ages(std::size_t size, std::size_t i) const {
        return {ages_[size - 1].data() + i * size, size};
    }

  private:
    std::array<std::vector<std::uint8_t>, max_household> ages_;
};

/// The sample with weights under which the people of all households together have the ages of the
/// census (raking; Deming and Stephan 1940, doi:10.1214/aoms/1177731829).
class RakedSample {
  public:
    RakedSample(const HouseholdSample& sample, const HouseholdCounts& households,
                const std::array<double, age_groups>& age_share);

    /// The composition at quantile u of those of this size: a low-discrepancy u gives the weights
    /// almost exactly, even to few households.
    [[nodiscard]] std::span<const std::uint8_t> ages(std::size_t size, double u) const;

  private:
    const HouseholdSample* sample_;
    std::array<std::vector<float>, max_household> cumulative_;
};

} // namespace truyvet::population
