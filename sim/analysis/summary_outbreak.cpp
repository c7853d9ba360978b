// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary_json.hpp"

namespace truyvet::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json curve(const std::vector<DayEstimate>& days) {
    Json all = Json::array();
    for (const DayEstimate& d : days) {
        Json day = {{"day", all.size()}};
        day.update(json(d.mean));
        day["range"] = {d.low, d.high};
        all.push_back(std::move(day));
    }
    return all;
}

/// What was reported in the world; nothing where the scenario names no count.
Json counted(const OutbreakEstimates& e) {
    if (!e.counted) {
        return nullptr;
    }
    Json days = Json::array();
    for (const auto& cases : e.counted_by_day) {
        days.push_back(cases ? Json(*cases) : Json(nullptr));
    }
    return {{"cases", *e.counted},
            {"reported_on_the_same_days", json(e.reported_as_counted)},
            {"days", days}};
}

Json json(const Predictive& p) {
    return {{"low", p.low}, {"median", p.median}, {"high", p.high}};
}

Json json(const std::optional<Predictive>& p) {
    return p ? json(*p) : Json(nullptr);
}

/// Chance and what is not known together; nothing where replicates have not drawn it.
Json predicted(const std::optional<PredictedOutbreak>& p) {
    if (!p) {
        return nullptr;
    }
    Json weeks = Json::array();
    for (const Predictive& week : p->reported_by_week) {
        weeks.push_back(json(week));
    }
    return {{"infections", json(p->infections)},
            {"reported", json(p->reported)},
            {"quarantine_person_days", json(p->quarantine_person_days)},
            {"averted_share", json(p->averted_share)},
            {"quarantine_spared", json(p->quarantine_spared)},
            {"reported_as_counted", json(p->reported_as_counted)},
            {"reported_a_day_by_week", weeks}};
}

} // namespace

nlohmann::ordered_json outbreak_json(const OutbreakEstimates& e) {
    Json settings = Json::object();
    for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
        settings[std::string(core::setting_names[s])] = json(e.share_of_setting[s]);
    }
    return {{"given_up", e.given_up},
            {"infections", json(e.infections)},
            {"imported", json(e.imported)},
            {"attack_rate", json(e.attack_rate)},
            {"reproduction_number", json(e.reproduction_number)},
            {"dispersion", optional(e.dispersion)},
            {"reported", json(e.reported)},
            {"found_in_quarantine", json(e.found_in_quarantine)},
            {"tests", json(e.tests)},
            {"notified", json(e.notified)},
            {"quarantine_person_days", json(e.quarantine_person_days)},
            {"quarantine_person_days_infected", json(e.quarantine_person_days_infected)},
            {"home_person_days", json(e.home_person_days)},
            {"isolation_person_days", json(e.isolation_person_days)},
            {"died_out", json(e.died_out)},
            {"cut_by_quarantine", json(e.cut_by_quarantine)},
            {"infector_known", json(e.infector_known)},
            {"infector_named", json(e.infector_named)},
            {"infectees_named", json(e.infectees_named)},
            {"averted", json(e.averted)},
            {"averted_share", json(e.averted_share)},
            {"detectable", optional(e.detectable)},
            {"quarantine_spared", json(e.quarantine_spared)},
            {"share_by_setting", settings},
            {"counted", counted(e)},
            {"predicted", predicted(e.predicted)},
            {"days",
             {{"infections", curve(e.infections_by_day)},
              {"reported", curve(e.reported_by_day)},
              {"quarantined", curve(e.quarantined_by_day)}}}};
}

} // namespace truyvet::analysis
