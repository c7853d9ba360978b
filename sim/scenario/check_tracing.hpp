// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <vector>

namespace truyvet::scenario {

/// What contradicts itself in the tracing settings of one arm: unknown channels, desks without
/// people, policies that say two things.
std::vector<core::Fault> tracing_faults(const tracing::TracingSettings& settings,
                                        const Places& places);

} // namespace truyvet::scenario
