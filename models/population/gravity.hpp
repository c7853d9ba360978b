// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/categorical.hpp"
#include "models/population/census.hpp"
#include "models/population/settings.hpp"

namespace truyvet::population {

/// Where people who work outside their district go: to the other districts of the province, by
/// gravity with travel time. Open data give no places of districts, so they lie on a sunflower
/// spiral of the province's area, the most urban in the middle (assumption).
class Gravity {
  public:
    Gravity(const ProvinceFigures& province, const PopulationSettings& settings);

    /// The district of work of somebody who lives in district `home` (both within the province).
    [[nodiscard]] std::uint32_t draw(std::uint32_t home, core::Stream& stream) const;
    [[nodiscard]] std::uint32_t centre() const { return centre_; }

  private:
    double out_share_;
    std::uint32_t centre_ = 0;
    std::vector<core::Categorical> to_;
};

} // namespace truyvet::population
