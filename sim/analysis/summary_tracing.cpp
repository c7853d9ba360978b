// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary_json.hpp"

namespace truyvet::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json names_of(std::uint32_t set, const results::Results& results) {
    Json names = Json::array();
    for (std::size_t c = 0; c < results.channels.size(); ++c) {
        if ((set >> c & 1U) != 0) {
            names.push_back(results.channels[c]);
        }
    }
    return names;
}

Json json(const ChannelTracing& e) {
    Json within = Json::object();
    for (std::size_t i = 0; i < notice_hours.size(); ++i) {
        within[std::to_string(notice_hours[i])] = json(e.told_within[i]);
    }
    return {{"hours_to_notice", json(e.hours_to_notice)},
            {"told_within_hours", within},
            {"found_alone", json(e.found_alone)},
            {"calls", json(e.calls)},
            {"tests", json(e.tests)},
            {"quarantined_f1", json(e.quarantined_f1)},
            {"quarantined_others", json(e.quarantined_others)},
            {"quarantine_days_f1", json(e.quarantine_days_f1)},
            {"quarantine_days_others", json(e.quarantine_days_others)}};
}

Json json(const ChannelSecond& e) {
    return {{"true_f2", json(e.true_f2)},
            {"recall", json(e.recall)},
            {"precision", json(e.precision)},
            {"flagged_f1_f2", json(e.flagged)},
            {"flagged_f1_f2_f0_active", json(e.flagged_f0_active)},
            {"added_f1_f2", json(e.added)}};
}

} // namespace

Json json(const Estimate& e) {
    return {{"mean", number(e.mean)}, {"lo", number(e.lo)}, {"hi", number(e.hi)}};
}

void add_tracing(Json& arm, const results::Results& results, const ArmTracing& tracing) {
    for (std::size_t c = 0; c < tracing.channels.size(); ++c) {
        Json& channel = arm["channels"][results.channels[c]];
        channel.update(json(tracing.channels[c]));
        if (!tracing.seconds.empty()) {
            channel["f2"] = json(tracing.seconds[c]);
        }
    }
    arm["overlap"] = Json::array();
    for (const OverlapShare& o : tracing.overlap) {
        arm["overlap"].push_back({{"found_by", names_of(o.found_by, results)},
                                  {"share_of_true_f1", json(o.share)},
                                  {"others_per_case", json(o.others)}});
    }
    arm["unions"] = Json::array();
    for (const UnionEstimate& u : tracing.unions) {
        arm["unions"].push_back({{"channels", names_of(u.channels, results)},
                                 {"recall", json(u.recall)},
                                 {"precision", json(u.precision)}});
    }
}

} // namespace truyvet::analysis
