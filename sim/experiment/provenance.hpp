// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

namespace truyvet::experiment {

/// Program version, source revision and the time now.
void stamp(results::Results& results);

} // namespace truyvet::experiment
