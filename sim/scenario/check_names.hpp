// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/reader.hpp"

namespace truyvet::scenario {

/// The names of the scenario and its arms: each arm's its own, and of one line, as results files
/// demand of them.
void check_names(Reader& reader);

} // namespace truyvet::scenario
