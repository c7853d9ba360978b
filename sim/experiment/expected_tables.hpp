// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

#include <cstdint>

namespace truyvet::experiment {

/// What is to be expected of the arms that go by pairs.
void add_expected(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
