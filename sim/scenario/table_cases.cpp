// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

#include <cmath>

namespace truyvet::scenario {

std::vector<Parameter> cases_table() {
    const std::string line_list =
        "n = 21 domestic cases of the Da Nang wave 2020, onset to quarantine: mean 5.1, median 3 "
        "(line list of optimamodel/covid_vietnam)";
    return {
        bind("cases.per_replicate", Layer::world,
             [](auto& s) -> auto& { return s.cases.per_replicate; },
             {.unit = "cases",
              .summary = "index cases (F0) drawn in each replicate",
              .source = "free choice",
              .min = 1,
              .max = 100000},
             {"index cases of a replicate", 3, 6, levels(3, 6)}),
        bind_choice("cases.index", Layer::world, [](auto& s) -> auto& { return s.cases.index; },
                    epidemic::index_choice_names,
                    {.unit = "",
                     .summary = "index cases are drawn evenly from all people, or from the close "
                                "contacts of such people, as whoever is infected by another is",
                     .source = "assumption: even"},
                    // Two of ten meet each other, nobody else meets anybody.
                    {"share of index cases among the two of ten who meet", "even", "contacts",
                     levels(0.2, 1)}),
        bind("cases.date", Layer::world, [](auto& s) -> auto& { return s.cases.date; },
             {.unit = "date",
              .summary = "the day of the question: the last on which a case is isolated",
              .source = "Lao Cai's report of installs, 17 May 2021"},
             {"last day on which a case is isolated, days since 1970", "2021-05-17", "2021-05-24",
              levels(18764, 18771)}),
        bind("cases.spread_days", Layer::world,
             [](auto& s) -> auto& { return s.cases.spread_days; },
             {.unit = "days",
              .summary = "isolations spread evenly over this many days up to cases.date",
              .source = "assumption: a week, so that every weekday counts alike",
              .min = 1,
              .max = 365},
             {"days on which cases are isolated", 7, 14, levels(7, 14)}),
        bind("cases.onset_to_isolation.mean_days", Layer::world,
             [](auto& s) -> auto& { return s.cases.onset_to_isolation_mean_days; },
             {.unit = "days",
              .summary = "mean time from onset to isolation (gamma distributed)",
              .source = line_list,
              .min = 0.01,
              .max = 30},
             {"mean days from onset to isolation", 2.0, 4.0, levels(2, 4)}),
        bind("cases.onset_to_isolation.shape", Layer::world,
             [](auto& s) -> auto& { return s.cases.onset_to_isolation_shape; },
             {.unit = "",
              .summary = "shape of that gamma distribution",
              .source = line_list + "; 0.75 puts the median at 3 days",
              .min = 0.05,
              .max = 100},
             // A mean of 5 days: exponential at shape 1, Erlang at 2.
             {"share isolated within a day of onset", 1.0, 2.0,
              levels(1 - std::exp(-0.2), 1 - 1.4 * std::exp(-0.4))}),
        bind("cases.onset_to_isolation.max_days", Layer::world,
             [](auto& s) -> auto& { return s.cases.onset_to_isolation_max_days; },
             {.unit = "days",
              .summary = "longer times from onset to isolation are cut to this",
              .source = "12, so that the contact window stays within the 14 days a phone keeps",
              .min = 0,
              .max = 60},
             {"longest days from onset to isolation", 3.0, 6.0, levels(3, 6)}),
        bind("cases.isolation_to_result_hours", Layer::world,
             [](auto& s) -> auto& { return s.cases.isolation_to_result_hours; },
             {.unit = "h",
              .summary = "from isolation to the test's result, when keys are published",
              .source = "assumption",
              .min = 0,
              .max = 720},
             {"mean hours from isolation to result", 6.0, 18.0, levels(6, 18)}),
    };
}

} // namespace truyvet::scenario
