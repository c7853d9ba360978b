// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary.hpp"

#include "sim/analysis/estimates.hpp"
#include "sim/analysis/summary_json.hpp"

namespace truyvet::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json json(const ChannelEstimates& c) {
    Json by_setting = Json::object();
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        by_setting[std::string(core::setting_names[s])] = {
            {"share", json(c.share_of_setting[s])}, {"recall", json(c.recall_by_setting[s])}};
    }
    Json result = Json::object();
    for (std::size_t m = 0; m < measure_names.size(); ++m) {
        result[std::string(measure_names[m])] = json(c.by_measure[m]);
    }
    result["recall_outside_household"] = json(c.recall_outside_household);
    result["settings"] = by_setting;
    return result;
}

Json json(const results::Results& r, const results::Arm& arm, const ArmEstimates& e) {
    Json channels = Json::object();
    for (std::size_t c = 0; c < r.channels.size(); ++c) {
        channels[r.channels[c]] = json(e.channels[c]);
    }
    Json waterfall = Json::array();
    for (std::size_t s = 0; s < results::waterfall_steps.size(); ++s) {
        waterfall.push_back(
            {{"step", results::waterfall_steps[s]}, {"share", json(e.waterfall[s])}});
    }
    Json result{{"name", arm.name},
                {"settings", arm.settings},
                {"replicates", e.replicates},
                {"installs", arm.installs},
                {"share_people", arm.share_people},
                {"share_subscriptions", arm.share_subscriptions},
                {"share_owners", arm.share_owners},
                {"active", arm.active},
                {"channels", channels},
                {"waterfall", waterfall}};
    if (const auto& p = e.recall_predicted) {
        result["recall_predicted"] = {{"low", p->low}, {"median", p->median}, {"high", p->high}};
    }
    if (e.recall_levels) {
        result["recall_levels"] = {{"populations", e.recall_levels->populations},
                                   {"between_populations_sd", e.recall_levels->between_populations},
                                   {"between_replicates_sd", e.recall_levels->between_replicates}};
    }
    return result;
}

/// What the arm changed against the first: by channel, replicate by replicate, which share their
/// draws.
Json differences_json(const results::Results& r, const Differences& differences, std::size_t arm) {
    Json channels = Json::object();
    for (std::size_t c = 0; c < r.channels.size(); ++c) {
        for (std::size_t m = 0; m < measure_names.size(); ++m) {
            channels[r.channels[c]][std::string(measure_names[m])] = json(differences[c][m][arm]);
        }
    }
    return channels;
}

} // namespace

Json summary_json(const results::Results& results) {
    const std::vector<ArmEstimates> estimates = estimate(results);
    const auto tracing = estimate_tracing(results);
    const Differences differences = differences_to_first(results);
    const auto outbreaks = estimate_outbreaks(results);
    Json arms = Json::array();
    for (std::size_t a = 0; a < estimates.size(); ++a) {
        arms.push_back(json(results, results.arms[a], estimates[a]));
        if (a > 0) {
            arms.back()["difference_to_first"] = differences_json(results, differences, a);
        }
        if (outbreaks) {
            arms.back()["epidemic"] = outbreak_json((*outbreaks)[a]);
        }
        if (tracing) {
            add_tracing(arms.back(), results, (*tracing)[a]);
        }
    }
    return {{"schema", "truyvet-summary/1"}, {"scenario", results.scenario_name},
            {"seed", results.seed},          {"replicates", results.replicates()},
            {"persons", results.persons},    {"arms", arms}};
}

Json sensitivity_json(const Sensitivity& s) {
    Json factors = Json::array();
    for (const FactorSensitivity& f : s.factors) {
        factors.push_back({{"key", f.key},
                           {"low", f.low},
                           {"high", f.high},
                           {"total", json(f.total)},
                           {"first", json(f.first)}});
    }
    return {{"channel", s.channel}, {"rows", s.rows}, {"replicates", s.replicates},
            {"mean", s.mean},       {"sd", s.sd},     {"factors", factors}};
}

} // namespace truyvet::analysis
