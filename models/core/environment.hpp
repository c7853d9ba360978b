// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace truyvet::core {

/// What surrounds a radio link: a room's kind, as the radio sees it.
enum class Environment : std::uint8_t {
    home,
    office,
    classroom,
    factory,
    market,
    restaurant,
    bus,
    outdoors
};
inline constexpr std::array<std::string_view, 8> environment_names{
    "home", "office", "classroom", "factory", "market", "restaurant", "bus", "outdoors"};

/// Where people meet, as results are broken down.
enum class Setting : std::uint8_t { home, school, work, market, transport, community };
inline constexpr std::array<std::string_view, 6> setting_names{"home",   "school",    "work",
                                                               "market", "transport", "community"};

constexpr std::string_view name(Environment e) {
    return environment_names[static_cast<std::size_t>(e)];
}
constexpr std::string_view name(Setting s) {
    return setting_names[static_cast<std::size_t>(s)];
}

constexpr std::optional<Environment> environment_named(std::string_view text) {
    for (std::size_t i = 0; i < environment_names.size(); ++i) {
        if (environment_names[i] == text) {
            return static_cast<Environment>(i);
        }
    }
    return std::nullopt;
}

} // namespace truyvet::core
