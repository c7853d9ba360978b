// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/ledger.hpp"
#include "sim/engine/outbreak_result.hpp"
#include "sim/world/open.hpp"

#include <optional>

namespace truyvet::engine {

/// One arm's outbreak, with what its channels made of its cases.
struct PlayedOutbreak {
    OutbreakResult result;
    Tally tally;
    Ledger ledger;
};

/// Plays one arm of a replicate day by day: who is infected, comes, is tested, is found, told and
/// kept, and whom that spares. The same for any number of threads. Nothing if `stop()` said so on
/// the way.
std::optional<PlayedOutbreak> play_outbreak(const world::World& world,
                                            const world::Replicate& replicate,
                                            const world::OpenArm& arm, unsigned threads,
                                            bool (*stop)());

} // namespace truyvet::engine
