// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/household_sizes.hpp"
#include "models/population/population.hpp"

namespace truyvet::population {

/// A commune before its people are made: which household sizes it has.
struct CommunePlan {
    bool urban = false;
    std::vector<std::uint8_t> sizes; ///< of its households, in their order
    std::uint32_t boarding = 0;      ///< so many of them, the first, rent rooms
};

struct DistrictPlan {
    std::uint32_t province = 0; ///< among those chosen
    std::uint32_t figures = 0;  ///< within the province
    std::vector<CommunePlan> communes;
    HouseholdCounts households{};
    HouseholdCounts boarding{}; ///< of these, workers in boarding houses

    [[nodiscard]] std::uint64_t people() const;
    [[nodiscard]] std::uint64_t homes() const;
};

/// The districts of a province with `people` people, their communes and households, `boarders` of
/// them in boarding houses.
std::vector<DistrictPlan> plan_province(const ProvinceFigures& figures, std::uint32_t province,
                                        std::uint64_t people, std::uint64_t boarders,
                                        const core::Randomness& chance);

} // namespace truyvet::population
