// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

/// Dates and times of day as people write them; the one place that does.
namespace truyvet::core {

/// "2021-05-17".
inline std::string date_text(LocalDay day) {
    const auto d = date_of(day);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int{d.year()}, unsigned{d.month()},
                  unsigned{d.day()});
    return text.data();
}

/// "07:05:09", Vietnam's clock.
inline std::string clock_text(TimePoint t) {
    const auto s = (t - start_of(local_day(t))).count() / 1000;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", static_cast<int>(s / 3600),
                  static_cast<int>(s / 60 % 60), static_cast<int>(s % 60));
    return text.data();
}

/// The day of "2021-05-17"; nothing if the text is no such date.
inline std::optional<LocalDay> day_from(std::string_view text) {
    std::array<int, 3> part{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (at == end || *at < '0' || *at > '9') {
            return std::nullopt;
        }
        const auto [next, error] = std::from_chars(at, end, part[i]);
        if (error != std::errc{} || (i < 2 && (next == end || *next != '-'))) {
            return std::nullopt;
        }
        at = i < 2 ? next + 1 : next;
    }
    const std::chrono::year_month_day date{std::chrono::year{part[0]},
                                           std::chrono::month{static_cast<unsigned>(part[1])},
                                           std::chrono::day{static_cast<unsigned>(part[2])}};
    return at == end && part[0] <= 9999 && date.ok() ? std::optional(local_day(date))
                                                     : std::nullopt;
}

} // namespace truyvet::core
