// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/link_tier.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

/// What the radio's tests share: two Android phones some way apart, and time from a fixed start.
namespace truyvet::radio::test {

inline const core::TimePoint start =
    core::start_of(core::local_day(std::chrono::year{2020} / 8 / 10));

inline core::Proximity stay(double from_s, double to_s, double distance_m, std::uint64_t dwell = 1,
                            std::uint8_t walls = 0, bool outdoors = false) {
    const auto at = [](double s) {
        return start + core::Milliseconds{static_cast<std::int64_t>(s * 1000)};
    };
    return {at(from_s), at(to_s), static_cast<float>(distance_m), walls, outdoors, dwell};
}

inline const LinkTier& link(const std::string& protocol) {
    static std::map<std::string, LinkTier> built;
    const auto found = built.find(protocol);
    return found != built.end()
               ? found->second
               : built.emplace(protocol, LinkTier(protocol_named(protocol), RadioSettings{}))
                     .first->second;
}

inline std::vector<Sighting>
hear(const LinkTier& tier, const core::Randomness& chance, std::uint32_t receiver,
     std::uint32_t sender, const std::vector<core::Proximity>& segments,
     PhoneSettings phones = {.ios_share = 0, .share_cannot_advertise = 0}, double crowd = 0) {
    std::vector<Sighting> out;
    const core::PersonId r{receiver};
    const core::PersonId s{sender};
    tier.hear(chance, r, draw_phone(phones, chance, r), s, draw_phone(phones, chance, s),
              core::Environment::office, segments, crowd, out);
    return out;
}

} // namespace truyvet::radio::test
