// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/match_input.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <optional>

namespace truyvet::cli {
namespace {
namespace po = boost::program_options;
namespace fs = std::filesystem;
using core::Fault;
using core::InputError;
using matching::PhoneOs;

/// Options that are checked after parsing.
struct RawOptions {
    std::string rule;
    std::string observer_os = "android";
    std::string observed_os = "android";
    double tolerance_s = 0;
    std::optional<int> threshold;
};

po::options_description options(MatchRequest& r, RawOptions& raw) {
    po::options_description general("options");
    auto add = general.add_options();
    add("keys", po::value(&r.keys)->required(), "published keys: a JSON file, or a folder of them");
    add("history", po::value(&r.history)->required(),
        "a phone's history, or a folder of them: the app's SQLite, or TSV with own ID, contact ID, "
        "RSSI and time (s or ms since 1970) in this order, with tabs between, no heading");
    add("rule", po::value(&raw.rule)->required(), "phone or authority");
    add("json", po::bool_switch(&r.json), "print JSON; rows are those read, without the rejected");
    add("strict", po::bool_switch(&r.strict),
        "stop at bad rows and keys; else they are named, counted and passed over");
    add("without-wal", po::bool_switch(&r.without_wal),
        "histories in WAL mode were copied of a closed app: no -wal file is missing");
    add("tolerance", po::value(&raw.tolerance_s),
        "s by which every slot is widened at both ends, for clocks that disagree (0, as the app)");
    return general;
}

po::options_description authority_options(MatchRequest& r, RawOptions& raw) {
    po::options_description authority(
        "for the authority's rule; each chain of keys is one person, a day is Vietnam's");
    auto add = authority.add_options();
    add("contact-keys", po::value(&r.contact_keys),
        "keys of app users who are no cases, as --keys: tells whose the histories are, for F2 and "
        "--mutual");
    add("observer-os", po::value(&raw.observer_os),
        "system of the phones with histories: android or ios (android)");
    add("observed-os", po::value(&raw.observed_os),
        "system of phones without a history here (android)");
    add("merge-gap", po::value(&r.rule.merge_gap_s),
        "sightings at most this far apart are one encounter, s (600)");
    add("minutes", po::value(&r.rule.minimum_minutes_per_day),
        "minutes within a day that make a close contact (15)");
    add("threshold", po::value<int>()->notifier([&raw](int dbm) { raw.threshold = dbm; }),
        "RSSI at least, dBm, for any pair of systems (android hears android -86, ios -69; ios "
        "hears "
        "android -88, ios -74)");
    add("sighting-worth", po::value(&r.rule.sighting_worth_s),
        "s by which every encounter is longer than first to last sighting (0)");
    add("mutual", po::bool_switch(&r.rule.mutual),
        "count an encounter only if the other phone's history shows it too");
    return authority;
}

PhoneOs os_named(const char* option, const std::string& text, std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < matching::phone_os_names.size(); ++i) {
        if (matching::phone_os_names[i] == text) {
            return static_cast<PhoneOs>(i);
        }
    }
    faults.push_back({option, "'" + text + "' is not a system; give android or ios"});
    return PhoneOs::android;
}

void settle(const RawOptions& raw, MatchRequest& r) {
    std::vector<Fault> faults;
    if (raw.rule != "phone" && raw.rule != "authority") {
        faults.push_back({"--rule", "'" + raw.rule + "' is no rule; give phone or authority"});
    }
    r.authority_rule = raw.rule == "authority";
    if (!(raw.tolerance_s >= 0 && raw.tolerance_s <= 86400)) {
        faults.push_back({"--tolerance", "is not 0 to 86,400 s"});
    } else {
        r.tolerance = core::Milliseconds{std::llround(raw.tolerance_s * 1000)};
    }
    r.observer_os = os_named("--observer-os", raw.observer_os, faults);
    r.observed_os = os_named("--observed-os", raw.observed_os, faults);
    if (raw.threshold) {
        r.rule.threshold_dbm = {
            {{*raw.threshold, *raw.threshold}, {*raw.threshold, *raw.threshold}}};
    }
    for (std::string& fault : r.rule.faults()) {
        faults.push_back({"truyvet match", std::move(fault)});
    }
    if (!faults.empty()) {
        throw InputError(std::move(faults));
    }
}

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
            std::cerr << entry.path().string() << ": passed over, its name has another ending\n";
            continue;
        }
        found.push_back(entry.path());
    }
    if (found.empty()) {
        std::string expected;
        for (const std::string_view ending : endings) {
            expected += " " + std::string(ending);
        }
        throw InputError(place.string(), "the folder has no file named *" + expected);
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The keys of a file or folder, each once.
std::vector<matching::KeyPublication>
keys_of(const std::string& place, const matching::ImportOptions& import, std::size_t& rejected) {
    constexpr std::array<std::string_view, 1> endings{".json"};
    std::vector<matching::KeyPublication> keys;
    for (const fs::path& file : files(place, endings)) {
        const matching::KeyImport read = matching::read_keys(file, import);
        print_rejected(read.report);
        rejected += read.report.rejected();
        keys.insert(keys.end(), read.keys.begin(), read.keys.end());
    }
    matching::drop_doubled(keys, place);
    if (keys.empty()) {
        throw InputError(place, "has no key: every history would be found clear");
    }
    return keys;
}

} // namespace

bool read_request(const Arguments& arguments, MatchRequest& request) {
    RawOptions raw;
    po::options_description all = options(request, raw);
    all.add(authority_options(request, raw));
    po::variables_map values;
    if (!parse(arguments, "match", all, {}, values)) {
        return false;
    }
    settle(raw, request);
    return true;
}

matching::ImportOptions import_options(const MatchRequest& request) {
    matching::ImportOptions options;
    options.strict = request.strict;
    options.without_wal = request.without_wal;
    // A day for phones whose clock is set to another zone.
    // Bluezone 1 came in April 2020. A phone whose clock stood before cannot say when it met whom.
    options.earliest = matching::TimePoint{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}};
    options.latest =
        std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now()) +
        std::chrono::days{1};
    return options;
}

MatchKeys read_match_keys(const MatchRequest& request) {
    MatchKeys keys;
    keys.publications = keys_of(request.keys, import_options(request), keys.rejected);
    keys.published = keys.publications.size();
    if (!request.contact_keys.empty()) {
        const auto others = keys_of(request.contact_keys, import_options(request), keys.rejected);
        keys.publications.insert(keys.publications.end(), others.begin(), others.end());
    }
    return keys;
}

std::vector<fs::path> history_files(const MatchRequest& request) {
    constexpr std::array<std::string_view, 5> endings{".tsv", ".txt", ".sqlite", ".sqlite3", ".db"};
    return files(request.history, endings);
}

void print_rejected(const matching::ImportReport& report) {
    for (const Fault& fault : report.summary()) {
        std::cerr << fault.text() << "\n";
    }
}

} // namespace truyvet::cli
