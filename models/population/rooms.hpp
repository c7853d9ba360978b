// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace truyvet::population {

/// What a room is for. From `market` on: venues, which people visit; before: they live, learn or
/// work there.
enum class RoomKind : std::uint8_t {
    home,
    kindergarten,
    classroom,
    lecture,
    office,
    workshop,   ///< a line or team in a factory or firm
    small_work, ///< a household business, a craft, a building site
    field,
    yard,   ///< of a boarding house: rooms of workers in two rows
    market, ///< a section of a market: some stalls and the aisle between
    shop,
    eatery,
    cafe,
    worship,
    clinic,
    bus,     ///< one run of a line
    leisure, ///< playground, sports ground, park
    hall,    ///< weddings and other feasts
    coach,   ///< one run between provinces
    lane,    ///< where people of a hamlet stop for a word on their way
};
inline constexpr std::size_t room_kinds = 20;
inline constexpr std::size_t first_venue = static_cast<std::size_t>(RoomKind::market);
inline constexpr std::size_t venue_kinds = room_kinds - first_venue;

constexpr std::size_t index(RoomKind kind) {
    return static_cast<std::size_t>(kind);
}
constexpr bool is_venue(RoomKind kind) {
    return index(kind) >= first_venue;
}
constexpr std::size_t venue_index(RoomKind kind) {
    return index(kind) - first_venue;
}

struct RoomFacts {
    std::string_view name;
    core::Environment environment;
    core::Setting setting;
};

inline constexpr std::array<RoomFacts, room_kinds> room_facts{{
    {"home", core::Environment::home, core::Setting::home},
    {"kindergarten", core::Environment::classroom, core::Setting::school},
    {"classroom", core::Environment::classroom, core::Setting::school},
    {"lecture", core::Environment::classroom, core::Setting::school},
    {"office", core::Environment::office, core::Setting::work},
    {"workshop", core::Environment::factory, core::Setting::work},
    {"small work", core::Environment::office, core::Setting::work},
    {"field", core::Environment::outdoors, core::Setting::work},
    {"yard", core::Environment::outdoors, core::Setting::home},
    {"market", core::Environment::market, core::Setting::market},
    {"shop", core::Environment::market, core::Setting::market},
    {"eatery", core::Environment::restaurant, core::Setting::community},
    {"cafe", core::Environment::restaurant, core::Setting::community},
    {"worship", core::Environment::restaurant, core::Setting::community},
    {"clinic", core::Environment::office, core::Setting::community},
    {"bus", core::Environment::bus, core::Setting::transport},
    {"leisure", core::Environment::outdoors, core::Setting::community},
    {"hall", core::Environment::restaurant, core::Setting::community},
    {"coach", core::Environment::bus, core::Setting::transport},
    {"lane", core::Environment::outdoors, core::Setting::transport},
}};

constexpr const RoomFacts& facts(RoomKind kind) {
    return room_facts[index(kind)];
}

} // namespace truyvet::population
