// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/authority_rule.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace truyvet::tracing {

/// Who decides that a contact counts.
enum class BluezoneRule : std::uint8_t {
    phone,    ///< the app's own match is enough
    authority ///< after a match the history is uploaded and judged by duration and RSSI
};
inline constexpr std::array<std::string_view, 2> bluezone_rule_names{"phone", "authority"};

/// The Bluezone channel from an F0's result to its contacts' notice.
struct BluezoneSettings {
    /// The production server's rule is not public (bluezone.md): a parameter.
    BluezoneRule rule = BluezoneRule::authority;
    matching::AuthorityRule authority;
    /// Share of F0 with the app whose keys are published [0, 1]. Assumption: 1; the health
    /// authority sees to it in hospital.
    double publish_share = 1;
    /// Share of matched phones that upload their history [0, 1]. Assumption: 1.
    double upload_share = 1;
    /// Share of counted contacts whom the notice reaches [0, 1]. Assumption: 1.
    double notice_share = 1;
    /// Result to publication [h]. Assumption.
    double publish_delay_hours = 1;
    /// Publication to a phone's check, at most; uniform [h]. Assumption: the app checks daily.
    double check_interval_hours = 24;
    /// Match to notice by the authority, mean of an exponential [h]. Assumption.
    double notice_delay_hours = 6;
};

} // namespace truyvet::tracing
