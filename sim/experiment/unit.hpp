// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/replicate.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/results/results.hpp"
#include "sim/scenario/priors.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/world.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace truyvet::experiment {

/// Beyond any machine's processors; OpenMP's run-time dies of a few ten thousand.
inline constexpr unsigned most_threads = 1024;

/// The least piece of work: one replicate of all arms that share a world.
struct Unit {
    std::uint32_t group = 0;
    std::uint32_t replicate = 0;
};

/// An experiment cut into units; makes each world when its first unit comes and keeps the last one.
class Work {
  public:
    /// The experiment must outlive it.
    explicit Work(const scenario::Experiment& experiment);

    /// The most there can be: all of them, unless experiment.half_width decides.
    [[nodiscard]] std::size_t units() const { return groups_.size() * replicates_; }
    /// The numbers of those of replicates first <= replicate < end; those that share their world
    /// follow each other.
    [[nodiscard]] std::vector<std::size_t> units(std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] const Stopping& stopping() const { return stopping_; }
    [[nodiscard]] Unit unit(std::size_t number) const;
    /// Groups of arms that share a world, and the numbers of a group's arms.
    [[nodiscard]] std::size_t groups() const { return groups_.size(); }
    [[nodiscard]] const std::vector<std::uint32_t>& arms(std::uint32_t group) const {
        return groups_[group].arms;
    }
    /// The cells that a unit's results hold.
    [[nodiscard]] std::set<results::Results::CellName> cells(std::size_t number) const;
    /// The unit's results by themselves; nothing if interrupted. Safe from any number of threads at
    /// once. Throws core::InputError where `threads` is more than most_threads.
    [[nodiscard]] std::optional<results::Results> compute(std::size_t number, unsigned threads);

    /// An empty file of this experiment, to which parts are joined.
    [[nodiscard]] results::Results frame() const;

  private:
    const scenario::Experiment& experiment_;
    scenario::Draws draws_;
    std::vector<world::WorldGroup> groups_;
    Stopping stopping_;
    std::uint32_t replicates_;
    /// The world of a unit: the one that is kept, or made now.
    [[nodiscard]] std::shared_ptr<const world::World> world_of(const Unit& unit);
    [[nodiscard]] std::uint32_t population(std::size_t number) const;

    std::mutex making_; ///< guards the two below
    std::shared_ptr<const world::Inhabitants> inhabitants_;
    std::shared_ptr<const world::World> world_; ///< theirs; not kept where each replicate draws one
    std::uint32_t world_group_ = 0;
};

/// Fills in what the whole tells of each arm: how many installed, and of what.
void describe_arms(results::Results& results);

} // namespace truyvet::experiment
