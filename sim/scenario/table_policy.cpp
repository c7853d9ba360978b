// SPDX-License-Identifier: GPL-2.0-only
// Which channels there are, who works them, and what follows from a notice.
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

void add_desk(std::vector<Parameter>& all) {
    const auto add = [&](const char* name, auto field, const char* unit, const char* what,
                         double max, Effect effect) {
        all.push_back(bind(std::string("tracing.desk.") + name, Layer::arm, field,
                           {.unit = unit,
                            .summary = what,
                            .source = "assumption; cases.per_replicate is the load",
                            .min = 0,
                            .max = max},
                           std::move(effect)));
    };
    // Twelve cases of 3 h among two teams, sixty calls of 10 min among five people.
    const char* interviewed = "hours until the last of twelve cases is interviewed";
    const char* called = "hours until the last of sixty contacts is called";
    add("interviewers", [](auto& s) -> auto& { return s.tracing.desk.interviewers; }, "teams",
        "F0s that can be interviewed at the same time", 100000, {interviewed, 2, 4, levels(18, 9)});
    add("interview_hours", [](auto& s) -> auto& { return s.tracing.desk.interview_hours; }, "h",
        "one F0's interview", 240, {interviewed, 2.0, 5.0, levels(12, 30)});
    add("callers", [](auto& s) -> auto& { return s.tracing.desk.callers; }, "people",
        "contacts that can be called at the same time", 1000000, {called, 5, 10, levels(2, 1)});
    add("call_minutes", [](auto& s) -> auto& { return s.tracing.desk.call_minutes; }, "min",
        "one call", 1440, {called, 5.0, 20.0, levels(1, 4)});
}

void add_policy(std::vector<Parameter>& all) {
    using Names = std::vector<std::string>;
    all.push_back(bind("tracing.policy.quarantine", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.quarantine; },
                       {.unit = "",
                        .summary = "channels whose notice puts a contact into quarantine",
                        .source = "a policy"},
                       {"of ten told by the register, quarantined", Names{"manual"},
                        Names{"manual", "qr"}, levels(0, 10)}));
    all.push_back(bind("tracing.policy.test", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.test; },
                       {.unit = "",
                        .summary = "channels whose notice leads to a test and no more",
                        .source = "a policy"},
                       {"tests of ten who declared themselves", Names{"alert"},
                        Names{"alert", "declaration"}, levels(0, 10)}));
    // Last seen by the F0 three days before the notice, which the quarantine follows by 6 h.
    const char* stayed = "days in quarantine of one told a day after the result";
    all.push_back(bind("tracing.policy.f1_days", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.f1_days; },
                       {.unit = "days",
                        .summary = "quarantine of an F1, from the last time with the F0",
                        .source = "14: decision 3468/QD-BYT, 7 August 2020; 21 from 5 May 2021, "
                                  "dispatch 600/CD-BCD",
                        .min = 0,
                        .max = 60},
                       {stayed, 14.0, 21.0, levels(10.75, 17.75)}));
    all.push_back(bind("tracing.policy.start_hours", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.start_hours; },
                       {.unit = "h",
                        .summary = "from the notice to the begin of quarantine",
                        .source = "assumption",
                        .min = 0,
                        .max = 240},
                       {stayed, 6.0, 30.0, levels(10.75, 9.75)}));
    all.push_back(bind("tracing.policy.tests_f1", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.tests_f1; },
                       {.unit = "tests",
                        .summary = "tests of an F1 in quarantine",
                        .source = "assumption: on the first and the last day",
                        .min = 0,
                        .max = 60},
                       {"tests of one in quarantine", 2, 5, levels(2, 5)}));
    all.push_back(bind_choice(
        "tracing.policy.f2", Layer::arm, [](auto& s) -> auto& { return s.tracing.policy.f2; },
        tracing::second_contact_policy_names,
        {.unit = "", .summary = "whether an F2 stays at home", .source = "usage, 2020-21"},
        {"days at home of an F2 who was told", "none", "home", levels(0, 3)}));
    all.push_back(bind("tracing.policy.f2_days", Layer::arm,
                       [](auto& s) -> auto& { return s.tracing.policy.f2_days; },
                       {.unit = "days",
                        .summary = "how long, until the F1's first test is negative",
                        .source = "assumption",
                        .min = 0,
                        .max = 60},
                       {"days at home of an F2 who was told", 2.0, 5.0, levels(2, 5)}));
}

} // namespace

std::vector<Parameter> policy_table() {
    std::vector<Parameter> all{
        bind("tracing.channels", Layer::arm, [](auto& s) -> auto& { return s.tracing.channels; },
             {.unit = "",
              .summary = "channels in use: bluezone, manual, qr, declaration, alert",
              .source = "Bluezone alone is the question of this program"},
             {"channels counted, the phone's alert and the union among them",
              std::vector<std::string>{"bluezone"}, std::vector<std::string>{"bluezone", "qr"},
              levels(2, 4)}),
        bind("tracing.horizon_days", Layer::arm,
             [](auto& s) -> auto& { return s.tracing.horizon_days; },
             {.unit = "days",
              .summary = "notices later than this after the result do not count",
              .source = "assumption: 21, the longest quarantine",
              .min = 0,
              .max = 365},
             {"contacts found, of one a day", 10.0, 20.0, levels(10, 20)}),
        bind("tracing.f2.follow_every", Layer::world,
             [](auto& s) -> auto& { return s.second_contacts.follow_every; },
             {.unit = "cases",
              .summary = "F2 are followed for every so many cases; 0 = for none",
              .source = "free choice: ratios over some cases are estimates for all",
              .min = 0,
              .max = 100000},
             {"index cases followed to their F2, of six", 3, 2, levels(2, 3)}),
        bind("tracing.f2.latent_days", Layer::world,
             [](auto& s) -> auto& { return s.second_contacts.latent_days; },
             {.unit = "days",
              .summary = "first contact with the F0 until an F1 could be infectious",
              .source = "incubation, median 5 days (assumption: see cases), less the 2 days before "
                        "onset of decision 3468/QD-BYT",
              .min = 0,
              .max = 30},
             {"days from a first contact to that one's infectiousness", 1.0, 3.0, levels(1, 3)}),
    };
    add_desk(all);
    add_policy(all);
    return all;
}

} // namespace truyvet::scenario
