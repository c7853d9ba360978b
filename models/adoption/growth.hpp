// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/campaigns.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace truyvet::adoption {

/// Installs over time as campaigns are expected to make them among people who are all alike: the
/// mean of what Campaigner draws person by person, in closed form.
struct Growth {
    double pool = 0;    ///< smartphones on which the app may be installed
    double initial = 0; ///< installs before the first campaign
    std::vector<Campaign> campaigns;

    [[nodiscard]] double installs(core::TimePoint at) const;
};

/// The fitted campaigns of one place from adoption_campaigns.csv, with pool and initial installs.
/// Throws core::InputError if the file is at fault or the place is not in it.
Growth fitted_growth(const std::filesystem::path& file, const std::string& place);

} // namespace truyvet::adoption
