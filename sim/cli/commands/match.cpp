// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/authority_rule.hpp"
#include "models/matching/import.hpp"
#include "models/matching/people.hpp"
#include "models/matching/phone_rule.hpp"
#include "sim/cli/commands/commands.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace truyvet::cli {
namespace {
namespace po = boost::program_options;
namespace fs = std::filesystem;
using namespace truyvet::matching;
using core::InputError;
using Json = nlohmann::ordered_json;

struct Request {
    std::string keys;
    std::string history;
    std::string rule;
    bool json = false;
    bool strict = false;
    double tolerance_s = 0;
    std::string observer_os = "android";
    std::string observed_os = "android";
    AuthorityRule authority;
};

/// What one history came to.
struct Outcome {
    bool matched = false;
    std::size_t rows = 0;
    std::size_t rejected_rows = 0;
    Json grounds = Json::array();
};

struct Keys {
    std::vector<KeyPublication> publications;
    std::size_t rejected = 0;
};

bool read(const Arguments& arguments, Request& r) {
    po::options_description options("options");
    options.add_options()("keys", po::value(&r.keys)->required(),
                          "published keys: a JSON file, or a folder of them")(
        "history", po::value(&r.history)->required(),
        "a phone's history: TSV or SQLite, or a folder of them")(
        "rule", po::value(&r.rule)->required(),
        "phone or authority")("json", po::bool_switch(&r.json), "print JSON")(
        "strict", po::bool_switch(&r.strict),
        "stop at bad rows and keys (else they are named, counted and passed over)")(
        "tolerance", po::value(&r.tolerance_s), "clock tolerance at slot ends, s (0; the app's)");
    po::options_description authority("authority rule: each chain of published keys is one person");
    authority.add_options()("observer-os", po::value(&r.observer_os),
                            "system of the phones with the histories: android or ios (android)")(
        "observed-os", po::value(&r.observed_os),
        "system of the phones whose keys are published (android)")(
        "merge-gap", po::value(&r.authority.merge_gap_s),
        "sightings this far apart are one encounter, s (600)")(
        "minutes", po::value(&r.authority.minimum_minutes_per_day),
        "minutes within one Vietnamese day that make a contact (15)")(
        "sighting-worth", po::value(&r.authority.sighting_worth_s),
        "s added to every encounter (0)");
    options.add(authority);
    po::variables_map values;
    return parse(arguments, "match", options, {}, values);
}

PhoneOs os_named(const std::string& option, const std::string& text) {
    for (std::size_t i = 0; i < phone_os_names.size(); ++i) {
        if (phone_os_names[i] == text) {
            return static_cast<PhoneOs>(i);
        }
    }
    throw InputError(option, "'" + text + "' is not a system; give android or ios");
}

void check(const Request& r) {
    std::vector<core::Fault> faults;
    if (r.rule != "phone" && r.rule != "authority") {
        faults.push_back({"--rule", "'" + r.rule + "' is no rule; give phone or authority"});
    }
    if (!(r.tolerance_s >= 0 && r.tolerance_s <= 86400)) {
        faults.push_back({"--tolerance", "is not 0 to 86,400 s"});
    }
    for (std::string& fault : r.authority.faults()) {
        faults.push_back({"truyvet match", std::move(fault)});
    }
    if (!faults.empty()) {
        throw InputError(std::move(faults));
    }
}

/// The file itself, or the files in the folder that have one of the endings, by name.
std::vector<fs::path> files(const fs::path& place, std::span<const std::string_view> endings) {
    if (!fs::is_directory(place)) {
        return {place};
    }
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(place)) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file()) {
            continue;
        }
        if (std::find(endings.begin(), endings.end(), ending) == endings.end()) {
            std::cerr << entry.path().string() << ": passed over: its name has another ending\n";
            continue;
        }
        found.push_back(entry.path());
    }
    if (found.empty()) {
        throw InputError(place.string(), "the folder has no file to read");
    }
    std::sort(found.begin(), found.end());
    return found;
}

void print_faults(const ImportReport& report) {
    for (const core::Fault& fault : report.summary()) {
        std::cerr << fault.text() << "\n";
    }
}

ImportOptions import_options(const Request& r) {
    ImportOptions options;
    options.strict = r.strict;
    // A day for phones whose clock is set to another zone.
    options.latest = std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()) +
                     std::chrono::days{1};
    return options;
}

Keys read_all_keys(const Request& r, const ImportOptions& options) {
    constexpr std::array<std::string_view, 1> endings{".json"};
    Keys keys;
    for (const fs::path& file : files(r.keys, endings)) {
        KeyImport import = read_keys(file, options);
        print_faults(import.report);
        keys.rejected += import.report.rejected();
        keys.publications.insert(keys.publications.end(), import.keys.begin(), import.keys.end());
    }
    return keys;
}

Json instant(TimePoint t) {
    const std::int64_t ms = t.time_since_epoch().count();
    return ms % 1000 == 0 ? Json(ms / 1000) : Json(static_cast<double>(ms) / 1000);
}

Json phone_ground(const Keys& keys, const Hit& hit, const Sighting& row) {
    const KeyPublication& key = keys.publications[hit.publication];
    return {{"daily_key", key.daily_key.hex()},
            {"contact_id", row.contact.hex()},
            {"slot_start", instant(hit.slot_start)},
            {"slot_end", instant(hit.slot_start + key.slot_length())},
            {"time", instant(row.time)},
            {"rssi_dbm", row.rssi_dbm}};
}

Json authority_ground(const Verdict& verdict) {
    Json days = Json::array();
    for (const DayDuration& d : verdict.days) {
        const auto date = core::date_of(d.day);
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        days.push_back({{"day", text}, {"minutes", core::seconds(d.duration) / 60}});
    }
    Json encounters = Json::array();
    for (const Encounter& e : verdict.encounters) {
        encounters.push_back({{"first", instant(e.first)},
                              {"last", instant(e.last)},
                              {"minutes", core::seconds(e.last - e.first) / 60},
                              {"sightings", e.sightings},
                              {"near", e.near},
                              {"strongest_dbm", e.strongest_dbm},
                              {"counted", e.near > 0 && e.confirmed}});
    }
    return {{"close_contact", verdict.close_contact},
            {"days", std::move(days)},
            {"encounters", std::move(encounters)}};
}

Outcome match_phone(const Keys& keys, const KeyIndex& index, const ContactHistory& history) {
    Outcome outcome;
    if (const auto hit = phone_rule_ground(index, history.sightings())) {
        outcome.matched = true;
        outcome.grounds.push_back(phone_ground(keys, *hit, history.sightings()[hit->sighting]));
    }
    return outcome;
}

Outcome match_authority(const Request& r, const Keys& keys, const KeyIndex& index,
                        const People& people, const ContactHistory& history) {
    Outcome outcome;
    const auto self = owner(index, people, history);
    for (const Heard& heard : heard_by_person(index, people, history.sightings())) {
        if (self == heard.person) {
            continue;
        }
        const Verdict verdict =
            authority_rule(r.authority, os_named("--observer-os", r.observer_os),
                           os_named("--observed-os", r.observed_os), heard.rows);
        outcome.matched = outcome.matched || verdict.close_contact;
        const auto publication = static_cast<std::size_t>(
            std::find(people.person_of.begin(), people.person_of.end(), heard.person) -
            people.person_of.begin());
        Json ground{{"person", heard.person},
                    {"daily_key", keys.publications[publication].daily_key.hex()}};
        ground.update(authority_ground(verdict));
        outcome.grounds.push_back(std::move(ground));
    }
    return outcome;
}

Json result(const Request& r, const Keys& keys, const Outcome& outcome) {
    return {{"matched", outcome.matched},
            {"rule", r.rule},
            {"rows", outcome.rows},
            {"rejected_rows", outcome.rejected_rows},
            {"keys", keys.publications.size()},
            {"rejected_keys", keys.rejected},
            {"grounds", outcome.grounds}};
}

void print_person(const Request& r, const std::string& name, const Outcome& outcome) {
    std::cout << name << ": " << (outcome.matched ? "MATCH" : "no match") << " (" << r.rule
              << " rule; " << outcome.rows << " rows read, " << outcome.rejected_rows
              << " rejected)\n";
    for (const Json& ground : outcome.grounds) {
        std::cout << "  " << ground.dump() << "\n";
    }
}

} // namespace

int match(const Arguments& arguments) {
    Request r;
    if (!read(arguments, r)) {
        return 0;
    }
    check(r);
    const ImportOptions options = import_options(r);
    const Keys keys = read_all_keys(r, options);
    const KeyIndex index(keys.publications, Milliseconds{std::llround(r.tolerance_s * 1000)});
    const People people = people_by_chain(keys.publications);

    constexpr std::array<std::string_view, 5> endings{".tsv", ".txt", ".sqlite", ".sqlite3", ".db"};
    Json all = Json::array();
    for (const fs::path& file : files(r.history, endings)) {
        const HistoryImport import = read_history(file, options);
        print_faults(import.report);
        Outcome outcome = r.rule == "phone"
                              ? match_phone(keys, index, import.history)
                              : match_authority(r, keys, index, people, import.history);
        outcome.rows = import.history.sightings().size();
        outcome.rejected_rows = import.report.rejected();
        if (!r.json) {
            print_person(r, file.string(), outcome);
            continue;
        }
        Json one{{"history", file.filename().string()}};
        one.update(result(r, keys, outcome));
        all.push_back(std::move(one));
    }
    if (r.json) {
        if (!fs::is_directory(r.history)) {
            all = std::move(all[0]);
            all.erase("history");
        }
        std::cout << all.dump() << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
