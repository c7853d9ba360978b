// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/scenario.hpp"

namespace truyvet::world {

/// What only the data can tell of a scenario, before any people are made: provinces, published
/// counts, districts. Throws core::InputError with every fault of every arm.
void check(const scenario::Scenario& scenario);

} // namespace truyvet::world
