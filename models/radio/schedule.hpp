// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/core/time.hpp"
#include "models/radio/protocol.hpp"

#include <cstdint>

namespace truyvet::radio {

/// Milliseconds since 1970, UTC: the inside of core::TimePoint, for arithmetic.
using Ms = std::int64_t;
constexpr Ms to_ms(core::TimePoint t) {
    return t.time_since_epoch().count();
}
constexpr core::TimePoint to_time(Ms ms) {
    return core::TimePoint{core::Milliseconds{ms}};
}
constexpr Ms floor_div(Ms a, Ms b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// One stretch of listening, [start, end).
struct ScanWindow {
    Ms start_ms = 0;
    Ms end_ms = 0;
    std::uint32_t channel_turn = 0; ///< channel of the window's first interval
};

/// A receiver's scan windows, numbered without end in both directions; any of them can be found
/// without the others. Windows never overlap.
class ScanClock {
  public:
    ScanClock(const Scan& scan, core::PersonId receiver, double phase,
              const core::Randomness& chance);

    [[nodiscard]] ScanWindow window(std::int64_t index) const;
    /// The first window that ends after `t`.
    [[nodiscard]] std::int64_t first_ending_after(Ms t) const;

    /// Channel 0, 1, 2 (37, 38, 39) listened to at `t` inside the window; -1 in a pause of the
    /// radio. `until` receives the time at which that changes, at most the window's end.
    [[nodiscard]] int channel_at(const ScanWindow& window, Ms t, Ms& until) const;

  private:
    const Scan* scan_;
    Ms cycle_ms_ = 0;
    Ms phase_ms_ = 0;
    std::uint64_t receiver_ = 0;
    const core::Randomness* chance_;
};

/// When a sender's advertising is on.
class AdvertisingClock {
  public:
    AdvertisingClock(const Advertising& advertising, double phase);

    /// Whether it is on at `t`, and in `until` when that changes (far future: never).
    [[nodiscard]] bool on_at(Ms t, Ms& until) const;
    /// The start of the latest on-time that began at or before `t`; on-times last on_ms() and
    /// recur every cycle_ms() (0: always on).
    [[nodiscard]] Ms last_start(Ms t) const {
        return floor_div(t - phase_ms_, cycle_ms_) * cycle_ms_ + phase_ms_;
    }
    [[nodiscard]] Ms on_ms() const { return on_ms_; }
    [[nodiscard]] Ms cycle_ms() const { return cycle_ms_; }

  private:
    Ms on_ms_;
    Ms cycle_ms_;
    Ms phase_ms_;
};

/// Share of time an advertiser is on.
double advertising_duty(const Advertising&);
/// Advertising events per second while on.
double advertising_rate(const Advertising&);

} // namespace truyvet::radio
