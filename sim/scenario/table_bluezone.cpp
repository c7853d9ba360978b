// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

std::vector<Parameter> authority() {
    const std::string unknown = "the production rule is not public; ";
    std::vector<Parameter> all{
        bind("tracing.bluezone.authority.minutes", Layer::arm,
             [](auto& s) -> auto& { return s.tracing.bluezone.authority.minimum_minutes_per_day; },
             {.unit = "min",
              .summary = "duration cumulated in a day that makes a close contact",
              .source = unknown + "15 minutes: Ministry of Health",
              .min = 0,
              .max = 1440},
             {"minutes heard that make a close contact", 7.0, 20.0, levels(7, 20)}),
        bind("tracing.bluezone.authority.merge_gap_s", Layer::arm,
             [](auto& s) -> auto& { return s.tracing.bluezone.authority.merge_gap_s; },
             {.unit = "s",
              .summary = "sightings at most this far apart are one encounter",
              .source = unknown + "two of the app's scan cycles",
              .min = 0,
              .max = 86400},
             {"seconds apart that are still one encounter", 65.0, 120.0, levels(60, 120)}),
        bind("tracing.bluezone.authority.sighting_worth_s", Layer::arm,
             [](auto& s) -> auto& { return s.tracing.bluezone.authority.sighting_worth_s; },
             {.unit = "s",
              .summary = "what every encounter counts beyond its first to last sighting",
              .source = unknown + "assumption: nothing",
              .min = 0,
              .max = 86400},
             // Fifteen minutes are asked for.
             {"single sightings that make a close contact", 90.0, 150.0, levels(10, 6)}),
    };
    const char* oses[2] = {"android", "ios"};
    const char* names[2][2] = {{"android_hears_android_dbm", "android_hears_ios_dbm"},
                               {"ios_hears_android_dbm", "ios_hears_ios_dbm"}};
    for (std::size_t observer = 0; observer < 2; ++observer) {
        for (std::size_t observed = 0; observed < 2; ++observed) {
            all.push_back(bind(
                std::string("tracing.bluezone.authority.") + names[observer][observed], Layer::arm,
                [=](auto& s) -> auto& {
                    return s.tracing.bluezone.authority.threshold_dbm[observer][observed];
                },
                {.unit = "dBm",
                 .summary = "sightings at or above this count as near",
                 .source = "the app's own near thresholds (configApp.json, 3.0.3)",
                 .min = -127,
                 .max = 20},
                {std::string("lowest level that counts, ") + oses[observer] + " hears " +
                     oses[observed],
                 -90, -70, levels(-90, -70)}));
        }
    }
    return all;
}

} // namespace

std::vector<Parameter> bluezone_table() {
    std::vector<Parameter> all = authority();
    all.push_back(bind_choice(
        "tracing.bluezone.rule", Layer::arm,
        [](auto& s) -> auto& { return s.tracing.bluezone.rule; }, tracing::bluezone_rule_names,
        {.unit = "",
         .summary = "who decides that a contact counts: the phone's match alone, "
                    "or the authority on the uploaded history",
         .source = "the production server's rule is not public"},
        {"share of contacts counted, the authority asking for a whole day", "phone", "authority",
         levels(1, 0)}));
    const auto share = [&](const char* name, auto field, const char* what, const char* source,
                           const char* outcome) {
        all.push_back(bind(std::string("tracing.bluezone.") + name, Layer::arm, field,
                           {.unit = "share", .summary = what, .source = source, .min = 0, .max = 1},
                           {outcome, 0.3, 0.6, levels(0.3, 0.6)}));
    };
    share(
        "publish_share", [](auto& s) -> auto& { return s.tracing.bluezone.publish_share; },
        "F0 with an active app whose keys are published", "assumption: all",
        "share of cases whose keys are published");
    share(
        "upload_share", [](auto& s) -> auto& { return s.tracing.bluezone.upload_share; },
        "matched phones that upload their history", "assumption: all",
        "share of matched contacts counted");
    share(
        "notice_share", [](auto& s) -> auto& { return s.tracing.bluezone.notice_share; },
        "counted contacts whom the notice reaches", "assumption: all",
        "share of counted contacts told");
    const auto hours = [&](const char* name, auto field, const char* what, const char* source,
                           Effect effect) {
        all.push_back(bind(std::string("tracing.bluezone.") + name, Layer::arm, field,
                           {.unit = "h", .summary = what, .source = source, .min = 0, .max = 720},
                           std::move(effect)));
    };
    // A check comes evenly within the interval, 24 h, after a publication at 1 h.
    const char* matched = "mean hours from result to match";
    hours("publish_delay_hours",
          [](auto& s) -> auto& { return s.tracing.bluezone.publish_delay_hours; },
          "from result to publication of the keys", "assumption",
          {matched, 2.0, 6.0, levels(14, 18)});
    hours("check_interval_hours",
          [](auto& s) -> auto& { return s.tracing.bluezone.check_interval_hours; },
          "longest time from publication to a phone's check", "assumption: a day",
          {matched, 12.0, 48.0, levels(7, 25)});
    hours("notice_delay_hours",
          [](auto& s) -> auto& { return s.tracing.bluezone.notice_delay_hours; },
          "mean time from match to the authority's notice", "assumption",
          {"mean hours from match to notice", 6.0, 12.0, levels(6, 12)});
    return all;
}

} // namespace truyvet::scenario
