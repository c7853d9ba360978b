// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/tally.hpp"
#include "sim/engine/trails.hpp"
#include "sim/world/open.hpp"

namespace truyvet::engine {

/// What the channels of one arm make of one case of an outbreak. `truth` counts what the case adds
/// to the arm's tally, which waits until the case's turn.
struct InvestigatedCase {
    CaseTrails trails;
    Tally truth;
};

/// Investigates cases of one arm, whose people's days are as restrictions leave them. Keeps its
/// buffers, so one per thread.
class CaseInvestigator {
  public:
    /// All given must outlive it.
    CaseInvestigator(const world::World& world, const world::Replicate& replicate,
                     const world::OpenArm& arm, const mobility::Mobility& days);

    /// A case's number is its person's: draws about it are the same in every arm.
    InvestigatedCase investigate(const epidemic::IndexCase& course);

  private:
    const world::World& world_;
    const world::Replicate& replicate_;
    const world::OpenArm& arm_;
    const mobility::Mobility& days_;
    contact::EncounterFinder finder_;
};

} // namespace truyvet::engine
