// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/import.hpp"

#include <charconv>
#include <system_error>

/// Checks shared by the readers. Each returns what is wrong, or nothing.
namespace truyvet::matching::detail {

/// Within what the options take; seconds or milliseconds since 1970: 1e11 s is the year 5138, 1e11
/// ms is March 1973.
std::optional<std::string> read_time(std::int64_t number, const ImportOptions& options,
                                     TimePoint& time);

/// The number that `read_time` understands as this time: milliseconds, as Android writes them; in
/// whole seconds before March 1973.
std::int64_t stored_time(TimePoint time);

/// Bluetooth Core Specification 5.2, vol 4 part E, 7.5.4: LE RSSI is -127 to 20 dBm.
std::optional<std::string> check_rssi(std::int64_t rssi_dbm);

/// Appends the row; `own` may be empty.
std::optional<std::string> append_row(ContactHistory& history, const std::optional<ContactId>& own,
                                      const ContactId& contact, TimePoint time, int rssi_dbm,
                                      int tx_dbm);

/// A value of the user's file for a message: printable, at most 40 characters.
std::string quoted(std::string_view text);

template <class Number>
bool parse_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace truyvet::matching::detail
