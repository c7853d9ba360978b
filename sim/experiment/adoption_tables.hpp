// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

#include <cstdint>

/// The tables on who has the app (docs/results-format.md).
namespace truyvet::experiment {

/// Who there was and who had the app, arm by arm and replicate by replicate; each of the last four
/// columns counts some of the one before it.
inline const results::TableShape adoption_shape{
    "adoption",
    {"arm", "replicate"},
    {"persons", "households", "smartphone_owners", "smartphone_subscriptions", "installs_asked",
     "installs", "registered", "active", "advertising"}};

/// One replicate's rows of `adoption`, `districts`, `groups` and the contacts between them.
void add_adoption(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate);

} // namespace truyvet::experiment
