// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaigns.hpp"
#include "models/adoption/groups.hpp"
#include "models/core/error.hpp"

#include <string>
#include <utility>
#include <vector>

/// Groups and campaigns as a scenario writes them, one text each:
///   "officials = 1", "pupils+teachers in Sa Pa = 0.4", "everyone age 15-24 urban = 0.3"
///   "sms 2021-05-20..2021-06-30", "door_to_door 2021-05-20..2021-06-30 convince=0.4 budget=2e9 to
///   everyone in Bát Xát". Campaigns: reach (1/day), convince (share), cost and budget (VND), name.
namespace truyvet::adoption {

/// Districts of the scenario's provinces: name ("Sa Pa") and number.
using Districts = std::vector<std::pair<std::string, core::DistrictId>>;

/// Throws core::InputError at `place` with every text that cannot be read, and why.
std::vector<GroupShare> groups_from(const std::vector<std::string>& texts,
                                    const Districts& districts, const std::string& place);
std::vector<Campaign> campaigns_from(const std::vector<std::string>& texts,
                                     const Districts& districts, const std::string& place);

} // namespace truyvet::adoption
