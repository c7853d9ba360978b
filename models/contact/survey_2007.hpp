// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/statistics.hpp"

/// What was counted in Vietnam: 865 people of one rural commune of Hà Nam kept a diary for one day
/// each in 2007, mostly weekdays (Horby et al. 2011, doi:10.1371/journal.pone.0016965). Means and
/// shares computed from the published contacts.
namespace truyvet::contact::survey_2007 {

inline constexpr double contacts = 7.717;
inline constexpr double over_15_min = 5.704;
inline constexpr double over_15_min_outside_home = 2.027;

/// Contacts a day by place (SurveyPlace); a contact at two places counts at both.
inline constexpr std::array<double, survey_places> by_place{5.038, 0.770, 0.980,
                                                            0.277, 0.128, 0.357};
/// Shares of the duration classes by place.
inline constexpr std::array<std::array<double, duration_classes>, survey_places> durations{{
    {0.1425, 0.1219, 0.0661, 0.0497, 0.6198},
    {0.0683, 0.1118, 0.2578, 0.2516, 0.3106},
    {0.0214, 0.0476, 0.1464, 0.2012, 0.5833},
    {0.4304, 0.3502, 0.1561, 0.0422, 0.0211},
    {0.0367, 0.3028, 0.4220, 0.2202, 0.0183},
    {0.0458, 0.1765, 0.5882, 0.1732, 0.0163},
}};
/// Contacts over 15 minutes by age (survey_age), in all and outside home.
inline constexpr std::array<double, survey_ages> over_15_min_by_age{4.686, 6.467, 6.136, 5.322,
                                                                    5.815, 5.179, 4.815};
inline constexpr std::array<double, survey_ages> outside_by_age{1.047, 2.922, 2.331, 1.345,
                                                                1.923, 1.958, 1.593};
inline constexpr std::array<std::string_view, survey_ages> age_names{
    "0-5", "6-15", "16-25", "26-34", "35-49", "50-64", "65+"};
inline constexpr std::array<std::string_view, duration_classes> duration_names{
    "under 5 min", "5-15 min", "15-60 min", "1-4 h", "over 4 h"};

} // namespace truyvet::contact::survey_2007
