// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

#include <cmath>
#include <numbers>

namespace truyvet::scenario {
namespace {

/// Two normal scores of this correlation both lie in the same half (Sheppard 1899).
double both_above_the_median(double correlation) {
    return 0.25 + std::asin(correlation) / (2 * std::numbers::pi);
}

std::vector<Parameter> ownership() {
    return {
        bind("adoption.ownership.adult_share", Layer::arm,
             [](auto& s) -> auto& { return s.ownership.adult_share; },
             {.unit = "share",
              .summary = "people of 18 and over who use a smartphone, in every province; -1 = each "
                         "province's own",
              .source = "scenarios/data/provinces.csv: Viet Nam 73.5 % and eight provinces "
                        "(Ministry of Information and Communications, March 2022); the others as "
                        "the country and Lao Cai's 63 % (range 57-70 %) are assumptions",
              .min = adoption::as_province,
              .max = 1},
             {"share of adults who own a smartphone", 0.3, 0.6, levels(0.3, 0.6)}),
        bind("adoption.ownership.urban_odds_ratio", Layer::arm,
             [](auto& s) -> auto& { return s.ownership.urban_odds_ratio; },
             {.unit = "",
              .summary = "odds of owning a smartphone in a town over those in the country",
              .source =
                  "assumption: between Da Nang's 1.8 (mobile phones) and 4.8 (Internet) of 2020",
              .min = 1,
              .max = 10},
             {"odds of owning a smartphone at 30, town over country", 2.0, 5.0, levels(2, 5)}),
        bind(
            "adoption.ownership.age_steepness", Layer::arm,
            [](auto& s) -> auto& { return s.ownership.age_steepness; },
            {.unit = "",
             .summary = "the odds of owning a smartphone by age, to this power (0 = age does not "
                        "matter beyond early childhood)",
             .source = "assumption, as the profile over age itself (models/adoption/ownership.cpp)",
             .min = 0,
             .max = 4},
            {"log odds of owning a smartphone, 30 over 60", 1.0, 2.0, ratio(2)}),
        bind("adoption.ownership.subscriptions_per_person", Layer::arm,
             [](auto& s) -> auto& { return s.ownership.subscriptions_per_person; },
             {.unit = "",
              .summary = "smartphone subscriptions per inhabitant, the base of a target of phones; "
                         "-1 = each province's own",
              .source = "scenarios/data/provinces.csv: counts of installs over the share of "
                        "smartphones printed with them (Lao Cai, 17 May 2021: 113,317 and 19.45 %, "
                        "hence 582,607); others 0.939 as the country, an assumption",
              .min = adoption::as_province,
              .max = 2},
             {"smartphone subscriptions per person", 0.5, 0.9, levels(0.5, 0.9)}),
    };
}

std::vector<Parameter> beyond_the_target() {
    return {
        bind("adoption.observed.place", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.observed_place; },
             {.unit = "",
              .summary =
                  "a published count is the target, by place (\"lao-cai\"); a province without "
                  "one is estimated; empty: adoption.share holds",
              .source = "scenarios/data/adoption_observations.csv"},
             // A fifth asked for; on 17 May 2021 Lao Cai had 113,317 of 730,420.
             {"installs per person ten days later", "", "lao-cai",
              levels(0.2, 113317.0 / 730420.0)}),
        bind("adoption.observed.date", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.observed_date; },
             {.unit = "",
              .summary = "day of that count, from which campaigns go on",
              .source = "Lao Cai was published for 17 May 2021"},
             // 384,452 and 433,001 of 1,803,950.
             {"installs per person in Bac Giang", "2021-05-18", "2021-05-27",
              levels(384452.0 / 1803950.0, 433001.0 / 1803950.0)}),
        bind("adoption.observed.oldest", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.observed_oldest_days; },
             {.unit = "days",
              .summary =
                  "an older count is refused for the cases' day, unless campaigns go on from "
                  "it",
              .source = "assumption: a quarter of a year",
              .min = 0,
              .max = 3650},
             {"counts 60 days old refused, of one", 92, 30, levels(0, 1)}),
        bind("adoption.groups", Layer::arm, [](auto& s) -> auto& { return s.adoption.groups; },
             {.unit = "",
              .summary = "groups with shares of their own smartphone users, the others fill up to "
                         "the target: \"officials = 1\", \"pupils in Sa Pa age 12-17 = 0.4\"",
              .source = "assumption: nobody is special"},
             {"share of officials who install", std::vector<std::string>{},
              std::vector<std::string>{"officials = 1"}, levels(0.2, 1)}),
        bind("adoption.campaigns", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.campaigns; },
             {.unit = "",
              .summary = "campaigns up to cases.date: \"sms 2021-05-20..2021-06-30 reach=0.5 "
                         "convince=0.03 budget=1e9 to everyone in Sa Pa\"",
              .source = "the means are those of the directives; usual rates are assumptions "
                        "(docs/adoption.md)"},
             // A fifth have it; ten days at a rate of 0.1 reach 1 - 1/e of the others, half of whom
             // are convinced.
             {"installs per person ten days later", std::vector<std::string>{},
              std::vector<std::string>{"sms 2021-05-17..2021-06-30 reach=0.1 convince=0.5"},
              levels(0.2, 0.2 + 0.8 * 0.5 * (1 - std::exp(-1)))}),
        bind("adoption.uninstalled_per_day", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.uninstalled_per_day; },
             {.unit = "share",
              .summary = "installs removed per day after adoption.observed.date",
              .source = "assumption: none; published counts never fall",
              .min = 0,
              .max = 1},
             {"installs per person ten days later", 0.0, 0.05,
              levels(0.2, 0.2 * std::pow(0.95, 10))}),
        bind("adoption.lapsed_per_day", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.lapsed_per_day; },
             {.unit = "share",
              .summary = "active accounts that fall asleep per day after the install",
              .source = "assumption: none",
              .min = 0,
              .max = 1},
             {"share of installs in use ten days later", 0.0, 0.05,
              levels(0.5, 0.5 * std::pow(0.95, 10))}),
        bind("adoption.strict", Layer::arm, [](auto& s) -> auto& { return s.adoption.strict; },
             {.unit = "",
              .summary = "refuse a target beyond the smartphones; otherwise all owners install",
              .source = "the curve to 100 % of the people passes the smartphones on purpose"},
             {"targets beyond the smartphones refused, of one", false, true, levels(0, 1)}),
    };
}

} // namespace

std::vector<Parameter> adoption_table() {
    std::vector<Parameter> all{
        bind("adoption.share", Layer::arm, [](auto& s) -> auto& { return s.adoption.target.share; },
             {.unit = "share",
              .summary = "installs asked for, as a share of adoption.of",
              .source = "Lao Cai, 17 May 2021: 113,317 installs = 15.51 % of 730,420 people",
              .min = 0,
              .max = 1},
             {"installs per person", 0.3, 0.6, levels(0.3, 0.6)}),
        bind_choice("adoption.of", Layer::arm,
                    [](auto& s) -> auto& { return s.adoption.target.of; },
                    adoption::denominator_names,
                    {.unit = "",
                     .summary = "what adoption.share is a share of",
                     .source = "the state used all four"},
                    // Half of all, half of the three in four who are adults.
                    {"installs per person", "people", "adults", levels(0.5, 0.375)}),
        bind("adoption.registered_share", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.use.registered_share; },
             {.unit = "share",
              .summary = "installs with a phone number registered",
              .source = "1: the provinces' counts of 2021 are accounts with a number; of downloads "
                        "20.58 of 33.06 million on 24 May 2021",
              .min = 0,
              .max = 1},
             {"share of installs with a number", 0.4, 0.8, levels(0.4, 0.8)}),
        bind("adoption.active_share", Layer::arm,
             [](auto& s) -> auto& { return s.adoption.use.active_share; },
             {.unit = "share",
              .summary = "accounts in real use: app alive, Bluetooth on",
              .source = "Ho Chi Minh City 38 %, Ha Noi 40 % on 24 May 2021",
              .min = 0,
              .max = 1},
             {"share of accounts in use", 0.3, 0.6, levels(0.3, 0.6)}),
        bind("adoption.clustering.household", Layer::arm,
             [](auto& s) -> auto& { return s.clustering.household; },
             {.unit = "share",
              .summary = "how alike a household's members are in installing (0 = random)",
              .source = "assumption: random",
              .min = 0,
              .max = 1},
             {"share of couples who both install", 0.1, 0.9,
              levels(both_above_the_median(0.1), both_above_the_median(0.9))}),
        bind("adoption.clustering.day_place", Layer::arm,
             [](auto& s) -> auto& { return s.clustering.day_place; },
             {.unit = "share",
              .summary = "how alike class- and workmates are in installing (0 = random)",
              .source = "assumption: random",
              .min = 0,
              .max = 1},
             {"share of pairs of colleagues who both install", 0.1, 0.9,
              levels(both_above_the_median(0.1), both_above_the_median(0.9))}),
    };
    for (const auto& more : {ownership(), beyond_the_target()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
