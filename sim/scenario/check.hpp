// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/reader.hpp"

namespace truyvet::scenario {

/// What one value alone cannot show: keys that contradict each other, names that data must know.
/// Checked for every arm.
void check(Reader& reader);

} // namespace truyvet::scenario
