// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/household_sample.hpp"

namespace truyvet::population {

/// One part of a district, urban or rural: so many people in so many households.
struct DistrictPart {
    std::uint32_t district = 0; ///< within the province
    bool urban = false;
    std::uint64_t population = 0;
    std::uint64_t households = 0;
};

/// The urban and rural parts of all districts; people and households add up to the province's
/// `population` and `households` exactly.
std::vector<DistrictPart> parts_of(const ProvinceFigures& province, std::uint64_t population);

/// Household sizes of each part: people and households exact, and over all parts the province's
/// shares of 1, 2, 3, 4 and 5+ (fitted by turns; what 5+ hides follows from the mean size).
std::vector<HouseholdCounts> household_sizes(const ProvinceFigures& province,
                                             const std::vector<DistrictPart>& parts);

} // namespace truyvet::population
