// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/history.hpp"
#include "models/matching/key_chain.hpp"

#include <string>

/// People and times that the tests of this room share.
namespace truyvet::matching::fixtures {

using namespace std::chrono_literals;

/// The published vector's day, 2020-08-08.
inline constexpr std::chrono::sys_days base_day{std::chrono::year{2020} / 8 / 8};
inline const TimePoint day{base_day};

/// A person whose key is one repeated byte.
inline KeyChain person(std::uint8_t byte) {
    DayKey key;
    key.bytes.fill(byte);
    return {key, base_day};
}

inline Sighting sighting(const ContactId& id, TimePoint time, int rssi_dbm = -60) {
    return {id, static_cast<std::int8_t>(rssi_dbm), Sighting::tx_unknown, Sighting::own_unknown,
            time};
}

/// What a phone writes down of `other` that is near from `from` to `to`, a row every `step`.
inline void meet(ContactHistory& history, const KeyChain& self, const KeyChain& other,
                 TimePoint from, TimePoint to, Milliseconds step = 60s, int rssi_dbm = -60) {
    for (TimePoint t = from; t <= to; t += step) {
        history.set_own(self.id(t));
        history.record(other.id(t), t, rssi_dbm, -15);
    }
}

} // namespace truyvet::matching::fixtures
