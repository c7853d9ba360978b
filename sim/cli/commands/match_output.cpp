// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/match_output.hpp"

#include "models/core/date_text.hpp"

#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>

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

const KeyPublication& first_key(const MatchKeys& keys, const KeyOwners& people,
                                std::uint32_t person) {
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

Json ground(const MatchKeys& keys, const KeyOwners& people, const Finding& finding) {
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
    fmt::print(std::cout,
               "  identifier {} of key {:.8}.. heard on {} at {} (Vietnam) with {} dBm, "
               "in its slot {} to {}\n",
               row.contact.hex(), key.daily_key.hex(), date_text(core::local_day(row.time)),
               clock_text(row.time), row.rssi_dbm, clock_text(hit.slot_start),
               clock_text(hit.slot_start + key.slot_length()));
}

void print_finding(const MatchRequest& r, const MatchKeys& keys, const KeyOwners& people,
                   const Finding& finding) {
    fmt::print(std::cout, "  {} with key {:.8}..: {}\n",
               finding.degree == 1 ? "case" : "close contact",
               first_key(keys, people, finding.person).daily_key.hex(),
               finding.verdict.close_contact ? "a close contact" : "not enough");
    for (const DayDuration& d : finding.verdict.days) {
        fmt::print(std::cout, "    {}: {:.1f} min counted, {:g} needed\n", date_text(d.day),
                   minutes(d.duration), r.rule.minimum_minutes_per_day);
    }
    for (const Encounter& e : finding.verdict.encounters) {
        fmt::print(std::cout,
                   "    encounter of {}, {} to {} (Vietnam): {} of {} sightings near enough, "
                   "strongest {} dBm{}\n",
                   date_text(core::local_day(e.first)), clock_text(e.first), clock_text(e.last),
                   e.near, e.sightings, e.strongest_dbm,
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

Json to_json(const MatchRequest& request, const MatchKeys& keys, const KeyOwners& people,
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

void print(const MatchRequest& request, const MatchKeys& keys, const KeyOwners& people,
           const MatchOutcome& outcome) {
    fmt::print(std::cout, "{}: {}; {} rows read, {} rejected; {} keys read, {} rejected\n",
               outcome.history, headline(request, outcome), outcome.rows, outcome.rejected_rows,
               keys.publications.size(), keys.rejected);
    if (outcome.hit) {
        print_hit(keys, *outcome.hit, outcome.hit_row);
    }
    for (const Finding& finding : outcome.findings) {
        print_finding(request, keys, people, finding);
    }
}

} // namespace truyvet::cli
