// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/packet_tier.hpp"

#include "models/core/assert.hpp"
#include "models/radio/packet_run.hpp"

#include <mutex>

namespace truyvet::radio {

PacketTier::PacketTier(Protocol protocol, const RadioSettings& settings)
    : protocol_(std::move(protocol)), settings_(settings) {}

PacketOutcome PacketTier::run(const core::Randomness& chance, const PacketRoom& room,
                              const Watch& watch) const {
    TRUYVET_EXPECT(room.from < room.to, room.from, room.to);
    static std::mutex one_at_a_time; // ns-3's Simulator is one per process
    const std::lock_guard lock(one_at_a_time);
    return PacketRun(protocol_, settings_, chance, room, watch).run();
}

double PacketTier::estimated_seconds(std::size_t phones, double minutes) const {
    constexpr double per_event_s = 0.6e-6;    // of an advertising PDU: docs/radio.md
    constexpr double per_hearing_s = 0.12e-6; // of a PDU at a tuned receiver: docs/radio.md
    const Side& side = protocol_.of(Os::android);
    const double pdus = 3 * static_cast<double>(phones) * minutes * 60 *
                        advertising_duty(side.advertising) * advertising_rate(side.advertising);
    double on = 0;
    double cycle = 0;
    for (std::size_t i = 0; i < side.scan.on_ms.size(); ++i) {
        on += side.scan.on_ms[i];
        cycle += side.scan.on_ms[i] + side.scan.off_ms[i];
    }
    const double tuned =
        static_cast<double>(phones) * on / cycle / 3 * side.scan.listen_ms / side.scan.channel_ms;
    return pdus * (per_event_s + tuned * per_hearing_s);
}

} // namespace truyvet::radio
