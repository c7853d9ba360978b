// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/schedule.hpp"

#include "models/core/assert.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace truyvet::radio {
namespace {
constexpr core::Purpose window_purpose{"radio.window"};
constexpr std::uint32_t channels = 3;
} // namespace

ScanClock::ScanClock(const Scan& scan, core::PersonId receiver, double phase,
                     const core::Randomness& chance)
    : scan_(&scan), receiver_(receiver.value), chance_(&chance) {
    TRUYVET_EXPECT(!scan.on_ms.empty() && scan.on_ms.size() == scan.off_ms.size(),
                   scan.on_ms.size(), scan.off_ms.size());
    cycle_ms_ = std::accumulate(scan.on_ms.begin(), scan.on_ms.end(), Ms{0}) +
                std::accumulate(scan.off_ms.begin(), scan.off_ms.end(), Ms{0});
    phase_ms_ = static_cast<Ms>(phase * static_cast<double>(cycle_ms_));
}

ScanWindow ScanClock::window(std::int64_t index) const {
    const auto per_cycle = static_cast<Ms>(scan_->on_ms.size());
    const Ms cycle = per_cycle == 1 ? index : floor_div(index, per_cycle);
    const auto place = static_cast<std::size_t>(index - cycle * per_cycle);
    ScanWindow w;
    w.start_ms = cycle * cycle_ms_ + phase_ms_;
    for (std::size_t i = 0; i < place; ++i) {
        w.start_ms += scan_->on_ms[i] + scan_->off_ms[i];
    }
    if (scan_->start_jitter_ms > 0) {
        const double u =
            chance_->uniform(window_purpose, receiver_, static_cast<std::uint64_t>(index));
        w.start_ms += static_cast<Ms>(u * scan_->start_jitter_ms);
    }
    w.end_ms = w.start_ms + scan_->on_ms[place];
    w.channel_turn = static_cast<std::uint32_t>(index - floor_div(index, channels) * channels);
    return w;
}

std::int64_t ScanClock::first_ending_after(Ms t) const {
    const auto per_cycle = static_cast<Ms>(scan_->on_ms.size());
    // A jittered window may begin one cycle's place earlier.
    std::int64_t index = floor_div(t - phase_ms_ - scan_->start_jitter_ms, cycle_ms_) * per_cycle;
    while (window(index).end_ms <= t) {
        ++index;
    }
    return index;
}

int ScanClock::channel_at(const ScanWindow& window, Ms t, Ms& until) const {
    const Ms since = t - window.start_ms;
    const Ms turn = since / scan_->channel_ms;
    const Ms turn_start = window.start_ms + turn * scan_->channel_ms;
    const bool listening = since - turn * scan_->channel_ms < scan_->listen_ms;
    until =
        std::min(window.end_ms, turn_start + (listening ? scan_->listen_ms : scan_->channel_ms));
    return listening ? static_cast<int>((static_cast<std::uint32_t>(turn) + window.channel_turn) %
                                        channels)
                     : -1;
}

AdvertisingClock::AdvertisingClock(const Advertising& advertising, double phase)
    : on_ms_(advertising.on_ms),
      cycle_ms_(advertising.off_ms > 0 ? Ms{advertising.on_ms} + advertising.off_ms : 0),
      phase_ms_(static_cast<Ms>(phase * static_cast<double>(cycle_ms_))) {}

bool AdvertisingClock::on_at(Ms t, Ms& until) const {
    if (cycle_ms_ == 0) {
        until = std::numeric_limits<Ms>::max();
        return true;
    }
    const Ms start = last_start(t);
    const bool on = t - start < on_ms_;
    until = start + (on ? on_ms_ : cycle_ms_);
    return on;
}

double advertising_duty(const Advertising& a) {
    return a.off_ms > 0 ? static_cast<double>(a.on_ms) / (a.on_ms + a.off_ms) : 1.0;
}

double advertising_rate(const Advertising& a) {
    return 1000 / (a.interval_ms + mean_advertising_delay_ms);
}

} // namespace truyvet::radio
