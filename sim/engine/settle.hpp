// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/ledger.hpp"
#include "sim/world/world.hpp"

#include <span>
#include <vector>

namespace truyvet::engine {

/// How an arm's people are counted, and how its cases are played.
LedgerSettings ledger_settings(const world::World& world, const world::ArmModels& arm);
CourseSettings course_settings(const world::ArmModels& arm, const LedgerSettings& ledger);

/// An arm's cases on the clock, and what comes of it. `notices` takes when each trail's person
/// knew, by case.
Ledger settle(const world::World& world, const world::ArmModels& arm,
              std::span<const CaseTrails> cases, Tally& tally, std::vector<CaseNotices>& notices);

} // namespace truyvet::engine
