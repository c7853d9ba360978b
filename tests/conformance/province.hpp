// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/activities.hpp"
#include "models/mobility/sessions.hpp"

namespace truyvet::conformance {

/// Lao Cai and Da Nang (which has students) in small, for outcomes of people's days. Made once.
const population::Population& province();
inline const core::Randomness day_chance{7, 0};

/// Monday 17 May 2021.
inline constexpr core::LocalDay monday{18764};
inline constexpr core::LocalDay saturday{18769};

} // namespace truyvet::conformance
