// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace truyvet::core {

/// All clocks are UTC, in whole milliseconds; the app stamps its rows so.
using Milliseconds = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<Milliseconds>;

/// Vietnam keeps UTC+7 all year (IANA Asia/Ho_Chi_Minh).
inline constexpr std::chrono::hours vietnam_utc_offset{7};

/// A calendar day in Vietnam, counted from 1970-01-01. A person's day runs from local midnight.
struct LocalDay {
    std::int32_t value = 0;

    friend constexpr auto operator<=>(LocalDay, LocalDay) = default;
    friend constexpr LocalDay operator+(LocalDay d, int n) { return {d.value + n}; }
    friend constexpr LocalDay operator-(LocalDay d, int n) { return {d.value - n}; }
    friend constexpr int operator-(LocalDay a, LocalDay b) { return a.value - b.value; }
    constexpr LocalDay& operator++() {
        ++value;
        return *this;
    }
};

constexpr TimePoint start_of(LocalDay day) {
    return TimePoint{std::chrono::days{day.value} - vietnam_utc_offset};
}

constexpr LocalDay local_day(TimePoint t) {
    const auto days =
        std::chrono::floor<std::chrono::days>(t.time_since_epoch() + vietnam_utc_offset);
    return {static_cast<std::int32_t>(days.count())};
}

constexpr LocalDay local_day(std::chrono::year_month_day date) {
    return {static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

constexpr std::chrono::year_month_day date_of(LocalDay day) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.value}}};
}

/// 0 = Sunday ... 6 = Saturday.
constexpr unsigned weekday(LocalDay day) {
    return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day.value}}}.c_encoding();
}

constexpr bool is_weekend(LocalDay day) {
    return weekday(day) == 0 || weekday(day) == 6;
}

/// Seconds since the epoch, rounded down: the unit of key publications and TSV uploads.
constexpr std::int64_t epoch_seconds(TimePoint t) {
    return std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
}

constexpr double seconds(Milliseconds d) {
    return std::chrono::duration<double>(d).count();
}

} // namespace truyvet::core
