// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <filesystem>
#include <vector>

namespace truyvet::experiment {

/// Joins the units of shards, wherever they ran: `from` names output folders (with their parts/),
/// folders of parts, or results files. Reads only. Throws core::InputError with all that is wrong
/// at once: parts that are damaged, of another scenario or there twice, and what is missing.
results::Results merge(const std::vector<std::filesystem::path>& from);

} // namespace truyvet::experiment
