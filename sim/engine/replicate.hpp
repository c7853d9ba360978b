// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/by_part.hpp"
#include "sim/engine/detail.hpp"
#include "sim/engine/expected.hpp"
#include "sim/engine/ledger.hpp"
#include "sim/results/results.hpp"
#include "sim/world/world.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace truyvet::engine {

/// The counts of one replicate: one cell for every arm of the world, the same for any number of
/// threads. Every case's people, days and encounters are computed once for all arms. Empty if
/// `stop()` said so on the way.
struct ReplicateResult {
    std::vector<results::Cell> cells;
    std::vector<Ledger> ledgers;                   ///< by arm of the world
    std::vector<std::optional<Expected>> expected; ///< by arm of the world; of those by pairs
    std::vector<adoption::Reached> reached;        ///< by arm of the world
    std::vector<std::int64_t> advertising;         ///< phones in use that can be heard, by arm
    /// By partition, arm and part; of the first replicate only, installs being no more than a
    /// sample later.
    std::array<std::vector<std::vector<PartAdoption>>, partitions.size()> parts;
    std::vector<ContactsBetween> contacts; ///< over all cases, by partition
    std::vector<CaseDetail> details;       ///< by case, where experiment.detail is on
    std::uint32_t smartphone_owners = 0;
    std::uint32_t smartphone_subscriptions = 0;
};
ReplicateResult run_replicate(const world::World& world, std::uint32_t replicate, unsigned threads,
                              bool (*stop)());

} // namespace truyvet::engine
