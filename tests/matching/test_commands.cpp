// SPDX-License-Identifier: GPL-2.0-only
// truyvet ids and truyvet match, from arguments to what is printed.
#include "models/matching/import.hpp"
#include "sim/cli/command.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

const std::string base_key = "4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E21084";
const auto noon = day + 5h;

struct Printed {
    int code;
    std::string out, err;
};

Printed truyvet_program(const truyvet::cli::Arguments& arguments) {
    std::ostringstream out, err;
    auto* const old_out = std::cout.rdbuf(out.rdbuf());
    auto* const old_err = std::cerr.rdbuf(err.rdbuf());
    const int code = truyvet::cli::run(arguments);
    std::cout.rdbuf(old_out);
    std::cerr.rdbuf(old_err);
    return {code, out.str(), err.str()};
}

/// A folder with keys and histories of An (the case), Binh (20 min with An) and Chi (20 min with
/// Binh, later).
struct Case {
    Case() {
        std::filesystem::create_directories(path / "histories");
        std::filesystem::create_directories(path / "keys");
        ContactHistory ans, binhs, chis;
        meet(ans, an, binh, noon, noon + 20min);
        meet(binhs, binh, an, noon, noon + 20min);
        meet(chis, chi, binh, noon + 2h, noon + 2h + 20min);
        write("histories/an.tsv", ans);
        write("histories/chi.tsv", chis);
        write_sqlite(path / "histories/binh.sqlite", binhs);
        write("keys/an.json", {an.publish(day, day + 48h)});
        write("contacts.json", {binh.publish(day, day + 48h), chi.publish(day, day + 48h)});
    }
    Case(const Case&) = delete;
    Case& operator=(const Case&) = delete;
    ~Case() { std::filesystem::remove_all(path); }

    void write(const char* name, const ContactHistory& history) const {
        std::ofstream out(path / name);
        write_tsv(out, history);
    }
    void write(const char* name, const std::vector<KeyPublication>& keys) const {
        std::ofstream out(path / name);
        write_keys(out, keys);
    }
    [[nodiscard]] std::string file(const char* name) const { return (path / name).string(); }

    [[nodiscard]] Printed match(const char* history, const char* rule,
                                const truyvet::cli::Arguments& more = {}) const {
        truyvet::cli::Arguments all{"match",       "--keys", file("keys"), "--history",
                                    file(history), "--rule", rule,         "--json"};
        all.insert(all.end(), more.begin(), more.end());
        return truyvet_program(all);
    }

    const KeyChain an = person(1), binh = person(2), chi = person(3);
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("truyvet-match-" + DayKey::random().hex().substr(0, 12));
};

/// A file of keys whose second line holds a bad one.
std::string bad_key_and(const KeyPublication& good) {
    std::ostringstream file;
    write_keys(file, {&good, 1});
    std::string text = file.str();
    text.insert(text.find('[') + 1, "{\"daily_key\":\"00\"},");
    return text;
}

} // namespace

TEST_CASE("truyvet ids prints one JSON line for each time") {
    const auto printed =
        truyvet_program({"ids", "--base-key", base_key, "--base-day", "1596844800", "--at",
                         "1596844800", "--at", "1596865500", "1596931200"});
    CHECK(printed.code == 0);
    CHECK(printed.out == "{\"at\":1596844800,\"slot\":0,\"id\":\"29abd013b41c90269332ab5d\"}\n"
                         "{\"at\":1596865500,\"slot\":23,\"id\":\"b9a665d754fe65e665d76a45\"}\n"
                         "{\"at\":1596931200,\"slot\":0,\"id\":\"64c0d2707c49d2f0d5e3e348\"}\n");
}

TEST_CASE("truyvet ids names every fault and exits 2") {
    const auto printed = truyvet_program({"ids", "--base-key", base_key + "0", "--base-day",
                                          "1596844801", "--at", "5", "--max", "0"});
    CHECK(printed.code == 2);
    CHECK(printed.out.empty());
    for (const char* option : {"--base-key: ", "--base-day: ", "--at: ", "--max: "}) {
        CHECK_THAT(printed.err, Contains(option));
    }
    CHECK(truyvet_program({"ids", "--at", "5"}).code == 2);
    CHECK(
        truyvet_program({"ids", "--base-key", base_key, "--base-day", "1596844800", "--at", "noon"})
            .code == 2);
}

TEST_CASE("truyvet match, phone's rule: the verdict and the row behind it") {
    const Case c;
    const auto printed = c.match("histories/binh.sqlite", "phone");
    CHECK(printed.code == 0);
    const Json json = Json::parse(printed.out);
    CHECK(json["matched"] == true);
    CHECK(json["rule"] == "phone");
    CHECK(json["rows"] == 21);
    CHECK(json["rejected_rows"] == 0);
    REQUIRE(json["grounds"].size() == 1);
    const Json& ground = json["grounds"][0];
    CHECK(ground["contact_id"] == c.an.id(noon).hex());
    CHECK(ground["time"] == truyvet::core::epoch_seconds(noon));
    CHECK(ground["slot_start"] == truyvet::core::epoch_seconds(noon));
    CHECK(ground["rssi_dbm"] == -60);

    const Json none = Json::parse(c.match("histories/chi.tsv", "phone").out);
    CHECK(none["matched"] == false);
    CHECK(none["grounds"].empty());
}

TEST_CASE("truyvet match, authority's rule: encounters, minutes, strongest RSSI") {
    const Case c;
    const Json json = Json::parse(c.match("histories/binh.sqlite", "authority").out);
    CHECK(json["matched"] == true);
    REQUIRE(json["grounds"].size() == 1);
    const Json& ground = json["grounds"][0];
    CHECK(ground["days"] == Json::array({{{"day", "2020-08-08"}, {"minutes", 20.0}}}));
    REQUIRE(ground["encounters"].size() == 1);
    CHECK(ground["encounters"][0]["minutes"] == 20.0);
    CHECK(ground["encounters"][0]["sightings"] == 21);
    CHECK(ground["encounters"][0]["strongest_dbm"] == -60);

    const auto matched = [&](const truyvet::cli::Arguments& more) {
        return Json::parse(c.match("histories/binh.sqlite", "authority", more).out)["matched"]
            .get<bool>();
    };
    CHECK_FALSE(matched({"--minutes", "20.1"}));
    CHECK_FALSE(matched({"--threshold", "-59"}));
    CHECK_FALSE(matched({"--merge-gap", "59"}));
    CHECK(matched({"--minutes", "20"}));
    CHECK(matched({"--observed-os", "ios"}));
    CHECK_FALSE(matched({"--observed-os", "ios", "--threshold", "-50"}));
    CHECK_FALSE(matched({"--mutual"})); // nobody knows whose history it is
}

TEST_CASE("truyvet match over a folder: one verdict each, F2, logs that agree") {
    const Case c;
    const auto all = [&](const char* rule, const truyvet::cli::Arguments& more = {}) {
        std::map<std::string, Json> by_name;
        for (const Json& one : Json::parse(c.match("histories", rule, more).out)) {
            by_name[one["history"]] = one;
        }
        return by_name;
    };
    auto phone = all("phone");
    CHECK(phone.size() == 3);
    CHECK(phone["binh.sqlite"]["matched"] == true);
    CHECK(phone["an.tsv"]["matched"] == false);
    CHECK(phone["chi.tsv"]["matched"] == false);

    for (const bool mutual : {false, true}) {
        truyvet::cli::Arguments more{"--contact-keys", c.file("contacts.json")};
        if (mutual) {
            more.emplace_back("--mutual");
        }
        auto authority = all("authority", more);
        CHECK(authority["an.tsv"]["degree"] == 0);
        CHECK(authority["binh.sqlite"]["degree"] == 1);
        CHECK(authority["binh.sqlite"]["matched"] == true);
        // Binh's log does not show Chi.
        CHECK(authority["chi.tsv"]["degree"] == (mutual ? 0 : 2));
        CHECK(authority["chi.tsv"]["matched"] == false);
    }
}

TEST_CASE("truyvet match counts bad rows and keys, or stops where strict") {
    const Case c;
    std::ofstream(c.path / "histories/binh.tsv") << "bad\n\t" << c.an.id(noon).hex() << "\t-60\t"
                                                 << truyvet::core::epoch_seconds(noon) << "\n";
    std::ofstream(c.path / "keys/bad.json") << bad_key_and(c.binh.publish(day, day + 48h));
    const auto lenient = c.match("histories/binh.tsv", "phone");
    CHECK(lenient.code == 0);
    CHECK_THAT(lenient.err, Contains("binh.tsv:1: "));
    CHECK_THAT(lenient.err, Contains("bad.json:2: "));
    const Json json = Json::parse(lenient.out);
    CHECK(json["matched"] == true);
    CHECK(json["rows"] == 1);
    CHECK(json["rejected_rows"] == 1);
    CHECK(json["rejected_keys"] == 1);

    const auto strict = c.match("histories/binh.tsv", "phone", {"--strict"});
    CHECK(strict.code == 2);
    CHECK(strict.out.empty());
    CHECK_THAT(strict.err, Contains("bad.json:2: "));
}

TEST_CASE("truyvet match refuses what it cannot read or understand") {
    const Case c;
    CHECK(c.match("histories/none.tsv", "phone").code == 2);
    CHECK(c.match("histories/an.tsv", "both").code == 2);
    CHECK(c.match("histories/an.tsv", "authority", {"--observer-os", "symbian"}).code == 2);
    CHECK(c.match("histories/an.tsv", "authority", {"--merge-gap", "-1"}).code == 2);
    CHECK(c.match("histories/an.tsv", "phone", {"--tolerance", "nan"}).code == 2);
    std::ofstream(c.path / "keys/an.json") << "{";
    CHECK(c.match("histories/an.tsv", "phone").code == 2);
}
