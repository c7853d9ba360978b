// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/encounters.hpp"
#include "models/mobility/mobility.hpp"
#include "models/tracing/case_file.hpp"
#include "sim/scenario/settings.hpp"

#include <cstdint>

namespace truyvet::engine {

/// What a replicate draws from: its own number, past the one that all share.
core::Randomness replicate_chance(const scenario::Settings& settings, std::uint32_t replicate);

/// One index case of a replicate: who it is, its stays, whom it met, and who of these is truly F1.
tracing::CaseFile investigate(const scenario::Settings& settings,
                              const mobility::Mobility& mobility, const core::Randomness& chance,
                              std::uint32_t number, contact::EncounterFinder& finder);

} // namespace truyvet::engine
