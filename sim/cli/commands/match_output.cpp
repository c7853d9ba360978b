// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/match_output.hpp"

#include "models/core/date_text.hpp"

#include <algorithm>
#include <cstdio>

namespace truyvet::cli {
namespace {
using namespace truyvet::matching;

double minutes(Milliseconds d) {
    return core::seconds(d) / 60;
}

/// Epoch seconds, as published; with a fraction where there is one.
Json instant(TimePoint t) {
    const std::int64_t ms = t.time_since_epoch().count();
    return ms % 1000 == 0 ? Json(ms / 1000) : Json(static_cast<double>(ms) / 1000);
}

using core::clock_text;
using core::date_text;

const KeyPublication& first_key(const MatchKeys& keys, const People& people, std::uint32_t person) {
    const auto& of = people.person_of;
    return keys.publications[static_cast<std::size_t>(std::find(of.begin(), of.end(), person) -
                                                      of.begin())];
}

Json ground(const MatchKeys& keys, const Hit& hit, const Sighting& row) {
    const KeyPublication& key = keys.publications[hit.publication];
    return {{"daily_key", key.daily_key.hex()},
            {"contact_id", row.contact.hex()},
            {"slot_start", instant(hit.slot_start)},
            {"slot_end", instant(hit.slot_start + key.slot_length())},
            {"time", instant(row.time)},
            {"rssi_dbm", row.rssi_dbm}};
}

Json ground(const MatchKeys& keys, const People& people, const Finding& finding) {
    Json days = Json::array();
    for (const DayDuration& d : finding.verdict.days) {
        days.push_back({{"day", date_text(d.day)}, {"minutes", minutes(d.duration)}});
    }
    Json encounters = Json::array();
    for (const Encounter& e : finding.verdict.encounters) {
        encounters.push_back({{"first", instant(e.first)},
                              {"last", instant(e.last)},
                              {"minutes", minutes(e.last - e.first)},
                              {"sightings", e.sightings},
                              {"near", e.near},
                              {"strongest_dbm", e.strongest_dbm},
                              {"confirmed", e.confirmed}});
    }
    return {{"person", finding.person},
            {"daily_key", first_key(keys, people, finding.person).daily_key.hex()},
            {"degree", finding.degree},
            {"close_contact", finding.verdict.close_contact},
            {"days", std::move(days)},
            {"encounters", std::move(encounters)}};
}

void print_hit(const MatchKeys& keys, const Hit& hit, const Sighting& row) {
    const KeyPublication& key = keys.publications[hit.publication];
    std::printf("  identifier %s of key %.8s.. heard on %s at %s (Vietnam) with %d dBm, "
                "in its slot %s to %s\n",
                row.contact.hex().c_str(), key.daily_key.hex().c_str(),
                date_text(core::local_day(row.time)).c_str(), clock_text(row.time).c_str(),
                row.rssi_dbm, clock_text(hit.slot_start).c_str(),
                clock_text(hit.slot_start + key.slot_length()).c_str());
}

void print_finding(const MatchRequest& r, const MatchKeys& keys, const People& people,
                   const Finding& finding) {
    std::printf("  %s with key %.8s..: %s\n", finding.degree == 1 ? "case" : "close contact",
                first_key(keys, people, finding.person).daily_key.hex().c_str(),
                finding.verdict.close_contact ? "a close contact" : "not enough");
    for (const DayDuration& d : finding.verdict.days) {
        std::printf("    %s: %.1f min counted, %g needed\n", date_text(d.day).c_str(),
                    minutes(d.duration), r.rule.minimum_minutes_per_day);
    }
    for (const Encounter& e : finding.verdict.encounters) {
        std::printf("    encounter of %s, %s to %s (Vietnam): %u of %u sightings near enough, "
                    "strongest %d dBm%s\n",
                    date_text(core::local_day(e.first)).c_str(), clock_text(e.first).c_str(),
                    clock_text(e.last).c_str(), e.near, e.sightings, e.strongest_dbm,
                    e.confirmed ? "" : "; the other phone's history does not show it");
    }
}

std::string headline(const MatchRequest& r, const MatchOutcome& outcome) {
    if (!r.authority_rule) {
        return outcome.matched ? "MATCH by the phone's rule" : "no match by the phone's rule";
    }
    return outcome.of_case       ? "a case's own phone"
           : outcome.degree == 1 ? "CLOSE CONTACT (F1) by the authority's rule"
           : outcome.degree == 2 ? "CONTACT OF A CONTACT (F2) by the authority's rule"
                                 : "no close contact by the authority's rule";
}

} // namespace

Json to_json(const MatchRequest& request, const MatchKeys& keys, const People& people,
             const MatchOutcome& outcome) {
    Json json{
        {"matched", outcome.matched}, {"rule", request.authority_rule ? "authority" : "phone"},
        {"rows", outcome.rows},       {"rejected_rows", outcome.rejected_rows},
        {"keys", keys.published},     {"rejected_keys", keys.rejected}};
    if (request.authority_rule) {
        json["degree"] = outcome.degree;
    }
    Json grounds = Json::array();
    if (outcome.hit) {
        grounds.push_back(ground(keys, *outcome.hit, outcome.hit_row));
    }
    for (const Finding& finding : outcome.findings) {
        grounds.push_back(ground(keys, people, finding));
    }
    json["grounds"] = std::move(grounds);
    return json;
}

void print(const MatchRequest& request, const MatchKeys& keys, const People& people,
           const MatchOutcome& outcome) {
    std::printf("%s: %s; %zu rows read, %zu rejected; %zu keys read, %zu rejected\n",
                outcome.history.c_str(), headline(request, outcome).c_str(), outcome.rows,
                outcome.rejected_rows, keys.publications.size(), keys.rejected);
    if (outcome.hit) {
        print_hit(keys, *outcome.hit, outcome.hit_row);
    }
    for (const Finding& finding : outcome.findings) {
        print_finding(request, keys, people, finding);
    }
}

} // namespace truyvet::cli
