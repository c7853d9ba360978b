// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/phone.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::radio {

/// When an app listens. Windows of on_ms[0], pauses of off_ms[0], on_ms[1], ... and again.
struct Scan {
    std::vector<std::int32_t> on_ms;
    std::vector<std::int32_t> off_ms;
    std::int32_t start_jitter_ms = 0; ///< each window starts U[0, jitter) later
    std::int32_t listen_ms = 4096;    ///< listening in every channel interval
    std::int32_t channel_ms = 4096;   ///< scan interval: the channel (37, 38, 39) changes with it
    std::int32_t row_gap_ms = 0;      ///< at most one row a peer in this time; 0 = every packet
};

/// When and how loudly an app advertises. off_ms = 0: always.
struct Advertising {
    /// Least time between two events. On Android 31.25 ms more than the app asks for: the stack
    /// gives the controller that much room (AOSP com_android_bluetooth_gatt.cpp, INTERVAL_DELTA,
    /// since 8.0), and it takes it: 250 ms asked for come as 286.0 ms, 281.25 + 5, from all 20
    /// Samsung phones of DP-3T's experiment 05 (docs/radio.md).
    std::int32_t interval_ms = 281;
    std::int32_t on_ms = 0;
    std::int32_t off_ms = 0;
    float tx_dbm = -15;
};

/// How a receiver learns the identifier of a peer it hears.
enum class Reading : std::uint8_t {
    never,
    advertisement,
    connection,           ///< GATT read first; one connection at a time
    connection_foreground ///< the same, unless both apps are in the background
};

struct Side {
    Scan scan;
    Advertising advertising;
};

/// RSSI at or above which the app calls a peer near: [observer][observed], dBm.
using Thresholds = std::array<std::array<int, 2>, 2>;

/// What an app does on the air; one file of data/protocols each, with its sources.
struct Protocol {
    std::string name;
    std::string title;
    std::string source;
    std::array<Side, 2> side;                      ///< by Os
    std::array<std::array<Reading, 2>, 2> reading; ///< [receiver][sender]
    std::int32_t connect_ms = 2000;                ///< one GATT connection and read
    std::int32_t connect_timeout_ms = 10000;
    Thresholds near_dbm{};
    bool perfect = false; ///< for tests: see data/protocols/perfect.toml

    [[nodiscard]] const Side& of(Os os) const { return side[static_cast<std::size_t>(os)]; }
    [[nodiscard]] Reading how(Os receiver, Os sender) const {
        return reading[static_cast<std::size_t>(receiver)][static_cast<std::size_t>(sender)];
    }
    [[nodiscard]] int near_threshold_dbm(Os receiver, Os sender) const {
        return near_dbm[static_cast<std::size_t>(receiver)][static_cast<std::size_t>(sender)];
    }
};

/// Mean time between two advertising events: the interval and U[0, 10] ms (Bluetooth Core 5.2,
/// Vol 6, Part B, 4.4.2.2.1, advDelay).
inline constexpr double mean_advertising_delay_ms = 5;

std::vector<std::string> protocol_names();

/// Throws core::InputError naming the nearest protocol.
Protocol protocol_named(std::string_view name);
/// Reads one protocol file; `place` stands before a fault. Throws core::InputError.
Protocol read_protocol(std::string_view text, std::string_view place);

} // namespace truyvet::radio
