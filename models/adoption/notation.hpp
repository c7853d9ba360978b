// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaigns.hpp"
#include "models/adoption/groups.hpp"
#include "models/core/error.hpp"
#include "models/population/census.hpp"

#include <string>
#include <vector>

/// Groups and campaigns as a scenario writes them, one text each:
///   "officials = 1", "pupils+teachers in Sa Pa = 0.4", "everyone age 15-24 urban = 0.3",
///   "party_members = 1", "factory_workers in bac-giang/Việt Yên = 0.9"
///   "sms 2021-05-20..2021-06-30", "door_to_door 2021-05-20..2021-06-30 convince=0.4 budget=2e9 to
///   everyone in Bát Xát". Campaigns: reach (1/day), convince (share), cost and budget (VND), name.
namespace truyvet::adoption {

/// A district of the scenario's provinces. Its name alone will do where no other has it, else
/// "lao-cai/Sa Pa".
struct NamedDistrict {
    std::string province; ///< slug
    std::string name;
    core::DistrictId id;
};
using Districts = std::vector<NamedDistrict>;
/// In the order in which people are made from the figures.
Districts districts_of(const population::Census& census);

/// Throws core::InputError at `place` with every text that cannot be read, and why; and with every
/// two groups that contradict each other.
std::vector<GroupShare> groups_from(const std::vector<std::string>& texts,
                                    const Districts& districts, const std::string& place);
std::vector<Campaign> campaigns_from(const std::vector<std::string>& texts,
                                     const Districts& districts, const std::string& place);

} // namespace truyvet::adoption
