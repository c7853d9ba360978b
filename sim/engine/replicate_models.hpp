// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/encounters.hpp"
#include "models/mobility/mobility.hpp"
#include "sim/engine/by_part.hpp"
#include "sim/engine/detail.hpp"
#include "sim/engine/tally.hpp"
#include "sim/engine/trails.hpp"
#include "sim/world/world.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace truyvet::engine {

/// All that one replicate's cases read, made before them: its days, and every arm's phones. Refers
/// to the world, which must outlive it.
class ReplicateModels {
  public:
    ReplicateModels(const world::World& world, std::uint32_t replicate);

    [[nodiscard]] contact::EncounterFinder finder() const {
        return {*mobility_, world_.settings.encounters};
    }
    [[nodiscard]] tracing::CaseFile investigate(std::uint32_t number,
                                                contact::EncounterFinder& finder) const;

    /// The case in every arm: into `tallies` the truth, into `trails` what the channels will tell,
    /// for the clock; both by arm. `detail`, if given, takes each arm's phones and rows.
    void run_case(const tracing::CaseFile& file, contact::EncounterFinder& finder,
                  std::vector<Tally>& tallies, std::vector<std::vector<CaseTrails>>& trails,
                  std::vector<ArmDetail>* detail) const;

    [[nodiscard]] std::vector<std::vector<PartAdoption>> by(Partition partition) const;
    /// Phones in use that can be heard, by arm.
    [[nodiscard]] std::vector<std::int64_t> advertising() const;
    [[nodiscard]] std::vector<adoption::Reached> reached() const;
    /// Of the first arm.
    [[nodiscard]] const adoption::Phones& phones() const { return *phones_.front(); }

  private:
    const world::World& world_;
    core::Randomness chance_;
    std::unique_ptr<const mobility::Mobility> mobility_;
    std::vector<std::unique_ptr<const adoption::Phones>> phones_; ///< by group of arms
    std::vector<adoption::Adopters> adopters_;                    ///< by arm
    std::optional<core::Milliseconds> visit_margin_; ///< the widest any arm's channel asks for
};

} // namespace truyvet::engine
