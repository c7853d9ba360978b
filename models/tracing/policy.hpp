// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/restriction.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::tracing {

/// What an F2 is told.
enum class SecondContactPolicy : std::uint8_t {
    none, ///< to watch their health
    home  ///< to stay at home
};
inline constexpr std::array<std::string_view, 2> second_contact_policy_names{"none", "home"};

/// What follows from a notice: who is quarantined on which evidence, for how long.
struct PolicySettings {
    /// Channels whose notice puts a contact (F1) into quarantine.
    std::vector<std::string> quarantine{"bluezone", "bluezone-phone", "manual", "qr"};
    /// Channels whose notice leads to a test and no more.
    std::vector<std::string> test{"declaration", "alert"};
    /// Quarantine of an F1, counted from the last time with the F0 [days]. 14: Ministry of Health,
    /// decision 3468/QD-BYT, 7 August 2020 (21 from 5 May 2021, dispatch 600/CD-BCD).
    double f1_days = 14;
    /// Notice to the begin of quarantine [h]. Assumption.
    double start_hours = 6;
    /// Tests of an F1 in quarantine. Assumption: on the first and the last day.
    std::uint32_t tests_f1 = 2;
    SecondContactPolicy f2 = SecondContactPolicy::home;
    /// An F2 stays at home until the F1's first test is negative [days]. Assumption.
    double f2_days = 3;
};

/// How an F1 told at this time is kept; nothing where it would end before it begins.
std::optional<mobility::Restriction> quarantine_f1(const PolicySettings& policy,
                                                   core::PersonId person, core::TimePoint told,
                                                   core::TimePoint last_contact);
/// How an F2 told at this time is kept, if at all.
std::optional<mobility::Restriction> keep_f2(const PolicySettings& policy, core::PersonId person,
                                             core::TimePoint told);

} // namespace truyvet::tracing
