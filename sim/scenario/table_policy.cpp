// SPDX-License-Identifier: GPL-2.0-only
// Which channels there are, who works them, and what follows from a notice.
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

void add_desk(std::vector<Parameter>& all) {
    const auto add = [&](const char* name, auto field, const char* unit, const char* what,
                         double max) {
        all.push_back(bind(std::string("tracing.desk.") + name, Layer::arm, field,
                           {.unit = unit,
                            .summary = what,
                            .source = "assumption; cases.per_replicate is the load",
                            .min = 0,
                            .max = max}));
    };
    add(
        "interviewers", [](auto& s) -> auto& { return s.tracing.desk.interviewers; }, "teams",
        "F0s that can be interviewed at the same time", 100000);
    add(
        "interview_hours", [](auto& s) -> auto& { return s.tracing.desk.interview_hours; }, "h",
        "one F0's interview", 240);
    add(
        "callers", [](auto& s) -> auto& { return s.tracing.desk.callers; }, "people",
        "contacts that can be called at the same time", 1000000);
    add(
        "call_minutes", [](auto& s) -> auto& { return s.tracing.desk.call_minutes; }, "min",
        "one call", 1440);
}

void add_policy(std::vector<Parameter>& all) {
    const auto days = [&](const char* name, auto field, const char* what, const char* source) {
        all.push_back(
            bind(std::string("tracing.policy.") + name, Layer::arm, field,
                 {.unit = "days", .summary = what, .source = source, .min = 0, .max = 60}));
    };
    all.push_back(bind("tracing.policy.quarantine", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.quarantine; },
                       {.unit = "",
                        .summary = "channels whose notice puts a contact into quarantine",
                        .source = "a policy"}));
    all.push_back(bind("tracing.policy.test", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.test; },
                       {.unit = "",
                        .summary = "channels whose notice leads to a test and no more",
                        .source = "a policy"}));
    days(
        "f1_days", [](auto& s) -> auto& { return s.tracing.policy.f1_days; },
        "quarantine of an F1, from the last time with the F0",
        "14: decision 3468/QD-BYT, 7 August 2020; 21 from 5 May 2021, dispatch 600/CD-BCD");
    all.push_back(bind("tracing.policy.start_hours", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.start_hours; },
                       {.unit = "h",
                        .summary = "from the notice to the begin of quarantine",
                        .source = "assumption",
                        .min = 0,
                        .max = 240}));
    all.push_back(bind("tracing.policy.tests_f1", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.tests_f1; },
                       {.unit = "tests",
                        .summary = "tests of an F1 in quarantine",
                        .source = "assumption: on the first and the last day",
                        .min = 0,
                        .max = 60}));
    all.push_back(bind_choice(
        "tracing.policy.f2", Layer::arm, [](auto& s) -> auto& { return s.tracing.policy.f2; },
        tracing::second_contact_policy_names,
        {.unit = "", .summary = "whether an F2 stays at home", .source = "usage, 2020-21"}));
    days(
        "f2_days", [](auto& s) -> auto& { return s.tracing.policy.f2_days; },
        "how long, until the F1's first test is negative", "assumption");
}

} // namespace

std::vector<Parameter> policy_table() {
    std::vector<Parameter> all{
        bind("tracing.channels", Layer::arm, [](auto& s) -> auto& { return s.tracing.channels; },
             {.unit = "",
              .summary = "channels in use: bluezone, manual, qr, declaration, alert",
              .source = "Bluezone alone is the question of this program"}),
        bind("tracing.horizon_days", Layer::arm,
             [](auto& s) -> auto& { return s.tracing.horizon_days; },
             {.unit = "days",
              .summary = "notices later than this after the result do not count",
              .source = "assumption: 21, the longest quarantine",
              .min = 0,
              .max = 365}),
        bind("tracing.f2.follow_every", Layer::world,
             [](auto& s) -> auto& { return s.second_contacts.follow_every; },
             {.unit = "cases",
              .summary = "F2 are followed for every so many cases; 0 = for none",
              .source = "free choice: ratios over some cases are estimates for all",
              .min = 0,
              .max = 100000}),
        bind("tracing.f2.latent_days", Layer::world,
             [](auto& s) -> auto& { return s.second_contacts.latent_days; },
             {.unit = "days",
              .summary = "first contact with the F0 until an F1 could be infectious",
              .source = "incubation, median 5 days (assumption: see cases), less the 2 days before "
                        "onset of decision 3468/QD-BYT",
              .min = 0,
              .max = 30}),
    };
    add_desk(all);
    add_policy(all);
    return all;
}

} // namespace truyvet::scenario
