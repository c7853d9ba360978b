// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/packet_tier.hpp"
#include "models/radio/recording.hpp"

#include <filesystem>

namespace truyvet::radio {

/// What the phones of a recording would have heard: rows and every scan window.
struct Replay {
    std::vector<ReceiverRow> rows;       ///< by time, receiver, sender
    std::vector<ReceiverWindow> windows; ///< by time, receiver
};

using ReplayProgress = std::function<void(double share_done)>;

Replay replay(const LinkTier&, const Recording&, core::Environment, const core::Randomness&,
              const ReplayProgress& = {});
Replay replay(const PacketTier&, const Recording&, core::Environment, const core::Randomness&,
              const ReplayProgress& = {});

/// First and last time of any track.
std::pair<core::TimePoint, core::TimePoint> span_of(const Recording&);

/// Writes `path` and, beside it, its windows (x.csv: x.windows.csv), each under its final name only
/// when whole. Throws core::RunError if that fails.
void write_replay(const Replay&, const Recording&, const std::filesystem::path& path);
std::filesystem::path windows_path(const std::filesystem::path& path);

} // namespace truyvet::radio
