// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/mobility/settings.hpp"

#include <optional>

namespace truyvet::mobility {

/// Which recorded day stands for which local day. Times of a recording count from a midnight.
class Calendar {
  public:
    /// The recording lies within from .. to.
    Calendar(const RecordingSettings& settings, core::TimePoint from, core::TimePoint to)
        : first_(std::chrono::floor<std::chrono::days>(from).time_since_epoch().count()),
          days_(std::chrono::ceil<std::chrono::days>(to).time_since_epoch().count() - first_),
          starts_(settings.starts), repeat_(settings.repeat) {}

    /// What to add to the recording's times on this local day; nothing if it has no such day.
    [[nodiscard]] std::optional<core::Milliseconds> shift(core::LocalDay day) const {
        std::int64_t n = day - starts_;
        if (repeat_) {
            n = (n % days_ + days_) % days_;
        } else if (n < 0 || n >= days_) {
            return std::nullopt;
        }
        return core::start_of(day) - core::TimePoint{std::chrono::days{first_ + n}};
    }

  private:
    std::int64_t first_;
    std::int64_t days_;
    core::LocalDay starts_;
    bool repeat_;
};

} // namespace truyvet::mobility
