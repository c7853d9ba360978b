// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/reader.hpp"

#include <optional>

namespace truyvet::scenario {

/// Why the published count cannot stand for the day of the cases, or nothing: it is of later, or
/// older than adoption.observed.oldest and no campaign goes on from it.
std::optional<std::string> count_of_another_time(const Settings& settings);

/// The arm's published count: its day, and a share beside it that would not count.
void check_observed(Reader& reader, const Arm& arm, const Settings& settings);

} // namespace truyvet::scenario
