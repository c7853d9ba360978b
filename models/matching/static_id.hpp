// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <string>

namespace truyvet::matching {

/// The identifier of version 1 (April 2020): six characters that a phone keeps for good, made from
/// the millisecond of the first start (BluezonerIdGenerator, react-native-bluetooth-scan 1.x). Two
/// phones first started in one millisecond share it, and whoever guesses the day has 86.4 million
/// to try. For studying that; the rules match version 2.
std::string static_id(core::TimePoint first_start);

} // namespace truyvet::matching
