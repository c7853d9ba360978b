// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstdint>
#include <functional>

namespace truyvet::radio {

/// Nanoseconds since 1970, UTC: ns-3's resolution. Runs until 2262.
using Ns = std::int64_t;

/// One advertising PDU on the air; sender is the station's index in the room.
struct Pdu {
    std::uint32_t sender = 0;
    int channel = 0; ///< 0, 1, 2: 37, 38, 39
    Ns start_ns = 0;
    friend bool operator==(const Pdu&, const Pdu&) = default;
};

/// Who hears which PDU: the lean form runs, the one on ns-3's SpectrumChannel is the tests'
/// oracle. Both follow the same rules. A receiver hears PDUs that begin while it is tuned; one that
/// is free takes up a share of them (PathLossCache::taken_up)
/// and locks on to the first that it can, holds it to its end unless tuned away, and decodes it
/// with the probability that its bits survive noise and all other PDUs.
class Medium {
  public:
    using Decoded = std::function<void(std::uint32_t receiver, const Pdu&, double rssi_dbm)>;

    Medium() = default;
    Medium(const Medium&) = delete;
    Medium& operator=(const Medium&) = delete;
    virtual ~Medium() = default;

    /// Tunes a station's receiver to a channel; -1 turns it off.
    virtual void tune(std::uint32_t station, int channel) = 0;
    /// Puts a PDU on the air now.
    virtual void send(const Pdu&) = 0;
    /// Whether nobody is tuned to any channel, so that sending is in vain.
    [[nodiscard]] virtual bool silent() const = 0;
};

} // namespace truyvet::radio
