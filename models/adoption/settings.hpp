// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::adoption {

/// Instead of a figure: each province's own (population::Smartphones, from provinces.csv).
inline constexpr double as_province = -1;

/// Who has a smartphone. The shape over age is an assumption; its level is set by adult_share.
struct OwnershipSettings {
    /// Share of people aged 18 and over who use a smartphone, 0..1, the same everywhere; 1 =
    /// everybody of any age, a bound and a test.
    double adult_share = as_province;
    /// Odds of owning one in a town over those in the country, 1..10. assumption: 2.8, the
    /// geometric mean of Da Nang's 1.8 (mobile phones) and 4.8 (Internet) of 2020.
    double urban_odds_ratio = 2.8;
    /// The profile over age (ownership.cpp), its odds to this power, 0..4: 0 = whoever owns one at
    /// any age owns one as often, 2 = the old and the children far more rarely. assumption, as the
    /// profile.
    double age_steepness = 1;
    /// Smartphone subscriptions per person, 0..2, the same everywhere.
    double subscriptions_per_person = as_province;
};

/// What a share is a share of. The state used all four (docs/adoption.md).
enum class Denominator : std::uint8_t {
    people,
    adults,
    smartphone_users,
    smartphone_subscriptions
};
inline constexpr std::array<std::string_view, 4> denominator_names{
    "people", "adults", "smartphone_users", "smartphone_subscriptions"};

constexpr std::string_view name(Denominator d) {
    return denominator_names[static_cast<std::size_t>(d)];
}

constexpr std::optional<Denominator> denominator_named(std::string_view text) {
    for (std::size_t i = 0; i < denominator_names.size(); ++i) {
        if (denominator_names[i] == text) {
            return static_cast<Denominator>(i);
        }
    }
    return std::nullopt;
}

/// "30 % of the people": the app is installed on that many phones, to the exact count.
struct InstallTarget {
    /// 0..1. Lao Cai, 17 May 2021: 113,317 of 730,420 people = 15.51 %.
    double share = 113317.0 / 730420.0;
    Denominator of = Denominator::people;
};

/// What becomes of an install: shares, each of those before it.
struct UseSettings {
    /// Share of installs with a phone number registered, 0..1. The provinces' counts of 2021 are
    /// accounts with a number: 1. Downloads: 0.62 on 24 May 2021 (20.58 of 33.06 million).
    double registered_share = 1.0;
    /// Share of accounts in use: app alive, Bluetooth on, 0..1. Ho Chi Minh City 0.38, Ha Noi 0.40
    /// on 24 May 2021; 1 = everybody.
    double active_share = 0.38;
};

/// How alike people who share a place are in whether they install: shares of the variance of a
/// normal score (Gaussian copula), each 0..1, together at most 1; 0 = random. assumption: no
/// Vietnamese figure is known.
struct ClusteringSettings {
    double household = 0.0;
    /// School class, workplace or other daytime place.
    double day_place = 0.0;
};

/// One arm's adoption, as a scenario gives it; resolve() in rollout.hpp makes it playable.
struct AdoptionSettings {
    InstallTarget target;
    UseSettings use;
    /// A published count as the target, by place ("lao-cai") and day; empty = `target` holds.
    std::string observed_place;
    core::LocalDay observed_date = core::local_day(std::chrono::year_month_day{
        std::chrono::year{2021}, std::chrono::month{5}, std::chrono::day{17}});
    /// Days by which that count may be older than the cases, >= 0. assumption: a quarter of a year.
    std::int32_t observed_oldest_days = 92;
    /// Groups with shares of their own, as notation.hpp reads them: "officials = 1".
    std::vector<std::string> groups;
    /// Campaigns after observed_date: "sms 2021-05-20..2021-06-30".
    std::vector<std::string> campaigns;
    /// Share of installs removed per day, 0..1. assumption: 0 (published counts never fall).
    double uninstalled_per_day = 0;
    /// Share of active accounts that fall asleep per day, 0..1. assumption: 0.
    double lapsed_per_day = 0;
    /// A target beyond the smartphones is refused; otherwise all owners install and it is reported.
    bool strict = false;
};

} // namespace truyvet::adoption
