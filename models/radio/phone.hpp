// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace truyvet::radio {

enum class Os : std::uint8_t { android, ios };
inline constexpr std::array<std::string_view, 2> os_names{"android", "ios"};

/// Where a phone is carried; `table` also stands for a desk.
enum class Carry : std::uint8_t { hand, pocket, bag, table };
inline constexpr std::array<std::string_view, 4> carry_names{"hand", "pocket", "bag", "table"};

/// How phones differ.
struct PhoneSettings {
    /// Share of iPhones among smartphones; 0..1. StatCounter Global Stats, Viet Nam, mobile
    /// operating systems, 2020: iOS about 36 %.
    double ios_share = 0.36;
    /// Share of Android phones that cannot advertise; 0..1. 14.1 % of all phones, UK 2020 (Herald,
    /// "payload" device survey); every iPhone that runs the apps can, so the Android share is
    /// higher where iPhones are many: assumption, taken as it stands.
    double share_cannot_advertise = 0.141;
    /// Standard deviation of the transmit side, dB; 0..15. 6.1 over the 292 well-calibrated devices
    /// of Google's Exposure Notification table (2020-08-12).
    double tx_offset_sd_db = 6.1;
    /// Standard deviation of the receive side, dB; 0..15. 4.6, same table.
    double rx_offset_sd_db = 4.6;
    /// Correlation of the two; -1..1. -0.19, same table.
    double offset_correlation = -0.19;
    /// Spread of receivers' sensitivity, dB; 0..10. Fitted: data/fitted.toml.
    double sensitivity_sd_db = 3.1;
    /// Mean receive offset of iPhones against Android, dB; -15..15. Bluezone's thresholds: the
    /// mean of 88-86 and 74-69 (observer iOS against observer Android).
    double ios_rx_offset_db = -3.5;
};

/// One phone. Phases are fractions of the schedule's cycle.
struct Phone {
    Os os = Os::android;
    bool advertises = true;
    float tx_offset_db = 0;
    float rx_offset_db = 0;
    float sensitivity_db = 0;        ///< above the mean receiver's noise: positive hears less
    float scan_phase = 0;            ///< of the receiver's scan cycle, [0, 1)
    float advertise_phase = 0;       ///< of the advertising on/off cycle, [0, 1)
    std::optional<Carry> carry = {}; ///< given (replay); otherwise drawn once a day
};

/// The phone of a person: the same whenever and wherever it is asked for.
Phone draw_phone(const PhoneSettings&, const core::Randomness&, core::PersonId);

/// Only whether it can advertise: the same as the whole phone's, for counting many.
bool can_advertise(const PhoneSettings&, const core::Randomness&, core::PersonId);

/// Makes a phone one of the given system, keeping what was drawn of it.
void set_os(const PhoneSettings&, Os, Phone&);

} // namespace truyvet::radio
