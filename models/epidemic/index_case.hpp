// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/core/time.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace truyvet::epidemic {

/// Whom index cases are drawn from.
enum class IndexChoice : std::uint8_t {
    even,    ///< all people alike
    contacts ///< the close contacts of people drawn alike: who meets many is met, and drawn,
             ///< oftener
};
inline constexpr std::array<std::string_view, 2> index_choice_names{"even", "contacts"};

/// Index cases (F0) that are drawn; in an outbreak, how long after onset the ill are isolated.
struct IndexCaseSettings {
    /// Index cases per replicate; 1 .. 100000.
    std::uint32_t per_replicate = 100;
    /// The day of the question: the last on which a drawn case is isolated.
    core::LocalDay date{18764}; // 2021-05-17, when Lào Cai's installs were counted
    /// Isolations spread evenly over this many days up to `date` [days], so that weekdays and
    /// weekends both count; 1 .. 365. Assumption: one week.
    std::uint32_t spread_days = 7;
    /// Onset of symptoms to isolation [days], gamma. Mean 5.1, median 3, n = 21: domestic cases of
    /// the Da Nang wave 2020, onset to quarantine (line list, optimamodel/covid_vietnam).
    double onset_to_isolation_mean_days = 5.1;
    /// Shape of that gamma; 0.75 gives the median of 3 days.
    double onset_to_isolation_shape = 0.75;
    /// Longer delays are cut [days]; 12, so that with two days before onset the 14 days of history
    /// that a phone keeps reach back far enough (Bluezone keeps 14 days).
    double onset_to_isolation_max_days = 12;
    /// Result of the test and publication of the keys after isolation [h]. Assumption: same
    /// evening.
    double isolation_to_result_hours = 12;
    IndexChoice index = IndexChoice::even;
    /// Youngest index case [years]; 0 = anybody.
    std::uint32_t min_age_years = 0;
};

/// One F0. Its contacts count from `days_before_onset` before `onset` (the rule's) until
/// `isolation`.
struct IndexCase {
    core::PersonId person;
    core::TimePoint infected;
    core::TimePoint onset;
    core::TimePoint isolation;
    core::TimePoint result; ///< test result known, keys published
};

/// Infection to onset: lognormal, median 5.06 days, sigma 0.418 (Lauer et al. 2020, cited from
/// memory: an assumption; a meta-analysis of 56 studies has a median of 5.8 days [5.3, 6.2],
/// doi:10.1007/s15010-021-01682-x).
core::Milliseconds draw_incubation(core::Stream& draw);

/// The i-th index case of the replicate: its course without the person.
IndexCase draw_course(const IndexCaseSettings& settings, const core::Randomness& chance,
                      std::uint32_t index);

} // namespace truyvet::epidemic
