// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/app_log.hpp"
#include "models/radio/medium.hpp"
#include "models/radio/track.hpp"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace truyvet::radio {

class PathLossCache;

/// A room for the packet tier: who was where, from when to when.
struct PacketRoom {
    core::Environment environment = core::Environment::office;
    core::TimePoint from;
    core::TimePoint to;
    std::vector<Station> stations;
    /// Names a pair's standing together: same name, same shadowing.
    std::uint64_t (*dwell)(core::PersonId, const Stand&, core::PersonId, const Stand&) = &dwell_of;
};

/// What came of it. Rows in order of time.
struct PacketOutcome {
    std::vector<ReceiverRow> rows;
    std::vector<ReceiverWindow> windows; ///< of receivers that were there when the window began
    std::uint64_t sent = 0;              ///< PDUs put on the air while somebody listened
    std::uint64_t decoded = 0;
};

/// A packet as the radio decoded it, before the app.
struct DecodedPacket {
    std::uint32_t receiver; ///< index of the station
    Pdu pdu;
    double rssi_dbm;
    friend bool operator==(const DecodedPacket&, const DecodedPacket&) = default;
};

/// The packet tier: every advertising PDU of a room on ns-3's Simulator. The Simulator is one per
/// process: one run at a time, whoever else calls waits; parallel runs in processes. Draws nothing
/// from ns-3's random streams.
class PacketTier {
  public:
    PacketTier(Protocol, const RadioSettings&);

    struct Watch {
        std::function<void(double share_done)> progress; ///< now and then
        std::function<void(const DecodedPacket&)> decoded;
        /// The medium to run on; the lean one if empty.
        std::function<std::unique_ptr<Medium>(PathLossCache&, std::size_t stations,
                                              Medium::Decoded)>
            medium;
    };
    PacketOutcome run(const core::Randomness&, const PacketRoom&, const Watch& = {}) const;

    /// CPU seconds a run of so many phones will take, from measurements (docs/radio.md).
    [[nodiscard]] double estimated_seconds(std::size_t phones, double minutes) const;

    [[nodiscard]] const Protocol& protocol() const { return protocol_; }
    [[nodiscard]] const RadioSettings& settings() const { return settings_; }

  private:
    Protocol protocol_;
    RadioSettings settings_;
};

} // namespace truyvet::radio
