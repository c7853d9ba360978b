// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/by_part.hpp"
#include "sim/engine/detail.hpp"
#include "sim/engine/expected.hpp"
#include "sim/engine/tally.hpp"
#include "sim/engine/trails.hpp"
#include "sim/world/open.hpp"

#include <span>
#include <vector>

namespace truyvet::engine {

/// A replicate whose arms are open.
struct OpenReplicate {
    const world::World& world;
    const world::Replicate& replicate;
    std::span<const world::OpenArm> arms;
};

/// What the cases of a replicate leave behind for the clock.
struct Investigated {
    std::vector<Tally> tallies;                  ///< by arm: the truth
    std::vector<ContactsBetween> contacts;       ///< by partition
    std::vector<std::vector<CaseTrails>> trails; ///< by arm, then by case
    /// By arm, then by case; no cases where the arm does not go by pairs.
    std::vector<std::vector<Expected>> expected;
};

/// Every case of the replicate, once for all arms, on so many threads: the same for any number of
/// them. `details` is by case, or empty. Incomplete if `stop()` said so on the way.
Investigated investigate_cases(const OpenReplicate& open, unsigned threads, bool (*stop)(),
                               std::span<CaseDetail> details);

} // namespace truyvet::engine
