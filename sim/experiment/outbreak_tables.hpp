// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"

namespace truyvet::experiment {

/// The outbreaks of one replicate, where there are any.
void add_outbreaks(results::Results& out, const world::World& world,
                   const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
