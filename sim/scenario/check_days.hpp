// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/settings.hpp"

#include <string>
#include <vector>

namespace truyvet::scenario {

/// What contradicts itself in the settings of days, by the key that is to blame.
struct DayFault {
    std::string key;
    std::string message;
};
std::vector<DayFault> day_faults(const mobility::MobilitySettings& settings);

} // namespace truyvet::scenario
