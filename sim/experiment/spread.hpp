// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace truyvet::experiment {

/// What whoever spreads an experiment's units over processes gets done.
struct Task {
    /// The unit's results; nothing if interrupted.
    std::function<std::optional<results::Results>(std::size_t unit)> compute;
    /// Puts a unit's results, as results::to_bytes gives them, where they last.
    std::function<void(std::size_t unit, std::span<const std::byte> content)> keep;
    /// How many units are done; called now and then.
    std::function<void(std::size_t done)> note;
};

/// Gets every unit computed and kept, or throws; units that were kept stay so. Returns early, with
/// some units undone, only if interrupted.
using Spread = std::function<void(const std::vector<std::size_t>& units, const Task& task)>;

/// One after the other, here.
void here(const std::vector<std::size_t>& units, const Task& task);

} // namespace truyvet::experiment
