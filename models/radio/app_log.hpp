// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/link_tier.hpp"
#include "models/radio/protocol.hpp"
#include "models/radio/track.hpp"

#include <unordered_map>
#include <vector>

namespace truyvet::radio {

/// One row of one receiver.
struct ReceiverRow {
    core::PersonId receiver;
    core::PersonId sender;
    Sighting sighting;
};

/// One scan window of one receiver, heard or not.
struct ReceiverWindow {
    core::PersonId receiver;
    core::TimePoint start;
    core::TimePoint end;
};

/// The scan windows that overlap their receiver's being there between `from` and `to`.
std::vector<ReceiverWindow> windows_of(const ScanClock&, core::PersonId receiver,
                                       std::span<const Stand> stands, core::TimePoint from,
                                       core::TimePoint to);

/// What a receiver's app makes of the packets its radio decodes: reads identifiers, over GATT
/// where it must, one connection at a time, and keeps a row a peer in the protocol's gap.
class AppLog {
  public:
    AppLog(const Protocol&, const RadioSettings&, const core::Randomness&, core::PersonId receiver,
           Os os);

    void open(const ScanWindow& window);
    void decoded(double time_ms, core::PersonId sender, Os sender_os, double rssi_dbm,
                 std::vector<ReceiverRow>& rows);

  private:
    struct Peer {
        Ms last_row_ms = -1'000'000'000'000;
        bool known = false; ///< identifier read in this window
    };
    bool read(Peer&, double time_ms, core::PersonId sender, Reading);

    const Protocol& protocol_;
    const RadioSettings& settings_;
    const core::Randomness& chance_;
    core::PersonId receiver_;
    Os os_;
    ScanWindow window_;
    std::unordered_map<core::PersonId, Peer> peers_;
    core::PersonId connecting_;
    double connected_at_ms_ = 0;
    double gives_up_at_ms_ = 0;
};

/// What both tiers draw of a receiver's reading one peer over GATT in one of its windows: each
/// number once, whoever asks and however often.
struct ReadingDraw {
    bool neither_on_screen; ///< both apps in the background
    double others;          ///< [0, 1): of the other peers' connections, how many come first
    double connecting;      ///< one connection and read, in units of its mean: 0.5 .. 1.5
};
ReadingDraw draw_reading(const core::Randomness&, const RadioSettings&, core::PersonId receiver,
                         core::PersonId sender, Ms window_start_ms);

} // namespace truyvet::radio
