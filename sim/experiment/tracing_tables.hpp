// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

namespace truyvet::experiment {

/// Notice, overlap, burden and F2 of one replicate.
void add_tracing(results::Results& out, const world::World& world,
                 const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
