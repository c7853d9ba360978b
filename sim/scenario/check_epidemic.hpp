// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <vector>

namespace truyvet::scenario {

/// What contradicts itself in the epidemic's settings of one arm: lists of another length, shares
/// that add up to more than all, an infection that ends before it begins, seeds that cannot be.
/// Files of imports and counted cases must be given as paths that can be opened.
std::vector<core::Fault> epidemic_faults(const epidemic::EpidemicSettings& settings,
                                         const population::Census& census, const Places& places);

/// What the replicates will be able to tell, said before they are run; nothing where nobody infects
/// anybody. The settings must be without fault.
std::vector<std::string> epidemic_remarks(const Settings& settings,
                                          const population::Census& census);

} // namespace truyvet::scenario
