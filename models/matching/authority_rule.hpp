// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/key_index.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::matching {

enum class PhoneOs : std::uint8_t { android, ios };
inline constexpr std::array<std::string_view, 2> phone_os_names{"android", "ios"};

/// What the authority counts as close contact. Its production rule is not public (bluezone.md);
/// this is the rule the simulator asks about, with every choice a parameter.
struct AuthorityRule {
    /// Sightings of a pair at most this far apart are one encounter. Seconds, 0 .. 86,400;
    /// 600 (bluezone.md, "Matching at the authority": two of the app's scan cycles of 300 s).
    double merge_gap_s = 600;
    /// RSSI at least, dBm, -127 .. 20, [observer][observed], android then ios: the thresholds of
    /// the app's own "near" (AppConstants of react-native-bluetooth-scan 3.0.7; bluezone.md).
    std::array<std::array<int, 2>, 2> threshold_dbm{{{-86, -69}, {-88, -74}}};
    /// Cumulated duration within one Vietnamese day that makes a close contact. Minutes, 0 .. 1440;
    /// 15 (Ministry of Health; bluezone.md, "Words").
    double minimum_minutes_per_day = 15;
    /// Both phones' logs must show the encounter (the white paper's answer to replays).
    bool mutual = false;
    /// What every encounter is longer than its first to last sighting. Seconds, 0 .. merge_gap_s;
    /// assumption: 0. A phone that scans 40 s in 300 s sees a stay of 15 min as 10 to 15 min; one
    /// scan cycle (300) makes up for that.
    double sighting_worth_s = 0;

    /// One sentence a fault; empty if all is well.
    [[nodiscard]] std::vector<std::string> faults() const;
};

/// Sightings of one pair without a longer gap.
struct Encounter {
    TimePoint first; ///< of the sightings at or above the threshold; of all, if there is none
    TimePoint last;
    std::uint32_t sightings = 0; ///< all of them
    std::uint32_t near = 0;      ///< at or above the threshold; 0: counts for nothing
    int strongest_dbm = -128;
    bool confirmed = true; ///< seen by the other phone too; always true where nobody asks for it
};

struct DayDuration {
    core::LocalDay day;
    Milliseconds duration{};
};

/// What the rule says of a pair, and why.
struct Verdict {
    bool close_contact = false;
    std::vector<Encounter> encounters; ///< in order of time
    std::vector<DayDuration> days;     ///< days with a counted encounter, ascending
    std::optional<TimePoint> since;    ///< the first counted encounter, if a close contact
};

/// Judges one pair. `heard`: the observer's rows of the observed person's identifiers, in any order
/// (KeyIndex::hits finds them). `heard_back`: the observed person's rows of the observer, read only
/// where the rule is mutual: an encounter then counts if one of them lies within merge_gap_s of it.
/// A day is the Vietnamese local day: an encounter over midnight gives each day its share.
Verdict authority_rule(const AuthorityRule& rule, PhoneOs observer, PhoneOs observed,
                       std::span<const Sighting> heard, std::span<const Sighting> heard_back = {});

} // namespace truyvet::matching
