// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/link_tier.hpp"

#include "models/core/assert.hpp"
#include "models/radio/pair_receiver.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {

bool same(const EnvironmentSettings& a, const EnvironmentSettings& b) {
    return a.exponent == b.exponent && a.place_sd_db == b.place_sd_db &&
           a.nakagami_m == b.nakagami_m && a.room_side_m == b.room_side_m;
}

/// Nothing can be read at all: no advertising, or a platform that never sees the other.
bool deaf(const Protocol& protocol, const Pair& pair) {
    return protocol.how(pair.receiving.os, pair.sending.os) == Reading::never ||
           (!pair.sending.advertises && !protocol.perfect);
}

} // namespace

LinkTier::LinkTier(Protocol protocol, const RadioSettings& settings, CollisionFactors factors)
    : protocol_(std::move(protocol)), settings_(settings) {
    for (std::size_t e = 0; e < tables_.size(); ++e) {
        for (std::size_t earlier = 0; earlier < e && !tables_[e]; ++earlier) {
            if (same(settings_.environment[e], settings_.environment[earlier])) {
                tables_[e] = tables_[earlier];
            }
        }
        if (!tables_[e]) {
            tables_[e] = std::make_shared<const LinkTables>(
                protocol_, settings_, static_cast<core::Environment>(e), factors);
        }
    }
}

ScanClock LinkTier::scan_clock(const core::Randomness& chance, core::PersonId receiver,
                               const Phone& phone) const {
    return {protocol_.of(phone.os).scan, receiver, phone.scan_phase, chance};
}

float LinkTier::level_dbm(core::Environment environment, const Phone& receiving,
                          const Phone& sending, float distance_m, int walls) const {
    return protocol_.of(sending.os).advertising.tx_dbm +
           static_cast<float>(settings_.phone_gain_db) + sending.tx_offset_db +
           receiving.rx_offset_db - tables(environment).loss_db(distance_m) -
           static_cast<float>(settings_.in(environment).wall_loss_db) * static_cast<float>(walls);
}

void LinkTier::hear(const core::Randomness& chance, const Pair& pair,
                    std::span<const core::Proximity> segments, std::vector<Sighting>& out) const {
    if (segments.empty() || deaf(protocol_, pair)) {
        return;
    }
    TRUYVET_EXPECT(segments.front().from <= segments.back().from, segments.front().from,
                   segments.back().from);
    TRUYVET_EXPECT(pair.crowd >= 0, pair.crowd);
    const ScanClock clock = scan_clock(chance, pair.receiver, pair.receiving);
    PairReceiver listener(*this, chance, pair, clock, segments);
    const Ms end = to_ms(segments.back().to);
    std::int64_t index = clock.first_ending_after(to_ms(segments.front().from));
    for (ScanWindow w = clock.window(index); w.start_ms < end; w = clock.window(++index)) {
        listener.listen(w, out);
    }
}

WindowOdds LinkTier::odds(const core::Randomness& chance, const Pair& pair,
                          std::span<const core::Proximity> segments,
                          const ScanWindow& window) const {
    if (segments.empty() || deaf(protocol_, pair)) {
        return {};
    }
    const ScanClock clock = scan_clock(chance, pair.receiver, pair.receiving);
    return PairReceiver(*this, chance, pair, clock, segments).odds(window);
}

} // namespace truyvet::radio
