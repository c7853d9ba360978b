// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace truyvet::matching {

using core::Milliseconds;
using core::TimePoint;

/// What a Bluezone phone of version 2 sends: 12 bytes that change with every slot.
struct ContactId {
    static constexpr std::size_t size = 12;
    std::array<std::uint8_t, size> bytes{};

    friend auto operator<=>(const ContactId&, const ContactId&) = default;
    [[nodiscard]] std::string hex() const;
    static std::optional<ContactId> from_hex(std::string_view text);
};

/// The secret of one UTC day; all later days follow from it. Wiped from memory when dropped.
struct DayKey {
    static constexpr std::size_t size = 32;
    std::array<std::uint8_t, size> bytes{};

    DayKey() = default;
    explicit DayKey(const std::array<std::uint8_t, size>& b) : bytes(b) {}
    DayKey(const DayKey&) = default;
    DayKey& operator=(const DayKey&) = default;
    ~DayKey();

    friend bool operator==(const DayKey&, const DayKey&) = default;
    [[nodiscard]] std::string hex() const;
    static std::optional<DayKey> from_hex(std::string_view text);
    /// From the system's random source (libsodium).
    static DayKey random();
    /// The key of the day after: SHA-256 of this one.
    [[nodiscard]] DayKey next() const;
};

/// Slots a day in the field: 15 minutes each.
inline constexpr std::uint32_t slots_per_day = 96;

/// The identifiers of slots 0, 1, ... of the key's day.
void derive_ids(const DayKey& key, std::span<ContactId> ids);

} // namespace truyvet::matching
