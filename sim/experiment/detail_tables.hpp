// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

#include <cstdint>

namespace truyvet::experiment {

/// Every index case, contact, encounter, phone, row and notice of one replicate, where the scenario
/// asks for them (docs/results-format.md describes the tables).
void add_detail(results::Results& out, const world::World& world,
                const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
