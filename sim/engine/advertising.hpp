// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/radio/phone.hpp"
#include "sim/world/open.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::engine {

/// Whether each owner's phone can advertise, in the order of installing.
std::vector<bool> able_to_advertise(const adoption::Phones& phones,
                                    const radio::PhoneSettings& settings);

/// Phones in use that can be heard, by arm.
std::vector<std::int64_t> active_and_able(std::span<const world::OpenArm> arms);

} // namespace truyvet::engine
