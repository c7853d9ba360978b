// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// Groups of people that seeds and doses name.
namespace truyvet::epidemic {

/// "everyone", then roles.
std::vector<std::string_view> group_names();

/// Everybody of the group (an index into the names) in the district, none = everywhere; in order.
std::vector<core::PersonId> members(const population::Population& people, std::size_t group,
                                    core::DistrictId district);

} // namespace truyvet::epidemic
