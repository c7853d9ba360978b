// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

#include <cstdint>

/// The tables on who has the app (docs/results-format.md).
namespace truyvet::experiment {

/// One replicate's rows of `adoption`, `districts`, `groups` and the contacts between them.
void add_adoption(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
