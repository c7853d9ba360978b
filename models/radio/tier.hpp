// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace truyvet::radio {

/// How sightings are made: scan windows in closed form, or every advertisement.
enum class Tier : std::uint8_t { link, packet };
inline constexpr std::array<std::string_view, 2> tier_names{"link", "packet"};

} // namespace truyvet::radio
