// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/reader.hpp"

namespace truyvet::scenario {

/// Blames priors that cannot be drawn, or that every arm overrides.
void check_priors(Reader& reader);
/// The files of draws that the scenario's priors name; of priors that cannot be read none.
std::vector<std::string> draw_files(const Settings& settings);

} // namespace truyvet::scenario
