// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>

namespace truyvet::results {

/// The first key in which two resolved scenarios differ, for messages: "experiment.seed = 5 there,
/// 7 here". Both as scenario::resolved_toml writes them: one key a line.
std::string scenario_difference(const std::string& there, const std::string& here);

} // namespace truyvet::results
