// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::scenario;

namespace {

std::vector<std::string> faults_of(const std::string& toml, const Overrides& overrides = {}) {
    try {
        read_text(toml, "x.toml", ".", overrides);
    } catch (const core::InputError& e) {
        std::vector<std::string> texts;
        for (const auto& f : e.faults()) {
            texts.push_back(f.text());
        }
        return texts;
    }
    return {};
}

} // namespace

TEST_CASE("Every parameter's default passes its own check") {
    REQUIRE(!parameters().empty());
    for (const Parameter& p : parameters()) {
        INFO(p.key);
        CHECK(!fault(p, default_of(p)));
        CHECK(!p.doc.summary.empty());
        CHECK(!p.doc.source.empty());
        CHECK(p.key.find('.') != std::string::npos);
    }
}

TEST_CASE("All faults are named in one go, with line and column") {
    const auto faults = faults_of("name = \"x\"\n"
                                  "[cases]\n"
                                  "per_replicate = 0\n"
                                  "spread_dayz = 3\n"
                                  "date = \"17 May\"\n"
                                  "isolation_to_result_hours = \"long\"\n"
                                  "[casess]\n"
                                  "a = 1\n");
    REQUIRE(faults.size() == 5);
    CHECK(faults[0].find(
              "x.toml:3:17: cases.per_replicate = 0 is less than 1; give at least 1 cases") !=
          std::string::npos);
    const std::string all = faults[0] + faults[1] + faults[2] + faults[3] + faults[4];
    CHECK(all.find("did you mean cases.spread_days?") != std::string::npos);
    CHECK(all.find("is not a date; write YYYY-MM-DD") != std::string::npos);
    CHECK(all.find("wrong type; give a number") != std::string::npos);
    CHECK(all.find("[casess] is not a table of a scenario; did you mean cases?") !=
          std::string::npos);
}

TEST_CASE("Tracing that contradicts itself is named, all of it at once") {
    const auto faults = faults_of("[tracing]\n"
                                  "channels = [\"bluezone\", \"manuel\", \"manual\"]\n"
                                  "[tracing.desk]\n"
                                  "interviewers = 0\n"
                                  "[tracing.policy]\n"
                                  "quarantine = [\"manual\", \"alert\"]\n"
                                  "test = [\"alert\"]\n"
                                  "f1_days = 0\n"
                                  "[tracing.manual]\n"
                                  "days.home = -1\n"
                                  "[[experiment.arm]]\n"
                                  "name = \"nobody calls\"\n"
                                  "set = {\"tracing.desk.callers\" = 0}\n");
    std::string all;
    for (const std::string& fault : faults) {
        all += fault + "\n";
    }
    INFO(all);
    CHECK(faults.size() == 6);
    for (const char* part :
         {"names no channel: \"manuel\"; did you mean manual?",
          "tracing.desk.interviewers = 0, but the channel \"manual\" needs interviews",
          "\"alert\" stands in tracing.policy.quarantine and in tracing.policy.test",
          "tracing.policy.f1_days = 0, but tracing.policy.quarantine names channels",
          "tracing.manual.days.home = -1 is less than 0", "tracing.desk.callers = 0"}) {
        CHECK(all.find(part) != std::string::npos);
    }
}

TEST_CASE("What is not TOML is said with its place") {
    const auto faults = faults_of("name = \n");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find("x.toml:1:") == 0);
}

TEST_CASE("The command line overrides the file") {
    const Experiment s = read_text("[cases]\nper_replicate = 5\n", "x.toml", ".",
                                   {{"cases.per_replicate=7", "cases.date=2020-08-20"}, {}});
    CHECK(s.settings.cases.per_replicate == 7);
    CHECK(core::date_of(s.settings.cases.date) ==
          std::chrono::year{2020} / std::chrono::August / 20);
    CHECK(faults_of("", {{"cases.per_replicate"}, {}}).size() == 1);
    CHECK(faults_of("", {{"cases.per_replikate=3"}, {}}).at(0).find("did you mean") !=
          std::string::npos);
}

TEST_CASE("A missing file is one message") {
    CHECK_THROWS_AS(read("no-such-file.toml"), core::InputError);
    CHECK(faults_of("extends = \"no-such-file.toml\"\n").size() == 1);
}

TEST_CASE("The resolved scenario reads back to itself") {
    const Experiment s = read_text("name = \"a \\\"b\\\"\"\n[cases]\nper_replicate = 5\n"
                                   "[[experiment.arm]]\nname = \"one\"\n"
                                   "set = { \"cases.spread_days\" = 3 }\n",
                                   "x.toml", ".");
    const std::string text = resolved_toml(s);
    const Experiment again = read_text(text, "y.toml", ".");
    CHECK(resolved_toml(again) == text);
    CHECK(again.name == "a \"b\"");
    CHECK(again.settings.cases.per_replicate == 5);
}

TEST_CASE("Arms of a grid read back from the resolved scenario in the same words") {
    const Experiment s = read_text("[[experiment.arm]]\nname = \"a\"\n"
                                   "set = { \"adoption.share\" = 0.3 }\n"
                                   "[[experiment.vary]]\nkey = \"adoption.active_share\"\n"
                                   "values = [0.38, 1.0]\n",
                                   "grid.toml", ".");
    const std::string text = resolved_toml(s);
    CHECK(resolved_toml(read_text(text, "again.toml", ".")) == text);
}

TEST_CASE("Targets, groups and observations are held against people and data, all at once") {
    const char* text = R"(
[population]
provinces = ["lao-cai"]
[adoption]
strict = true
share = 0.6
groups = ["officials = 1", "party_members = 0.9", "pupils in Sa Pha = 1"]
[[experiment.arm]]
name = "share"
set = { "adoption.share" = 0.9, "adoption.of" = "adults" }
[[experiment.arm]]
name = "place"
set = { "adoption.observed.place" = "lao-kai" }
[[experiment.arm]]
name = "date"
set = { "adoption.observed.place" = "lao-cai", "adoption.observed.date" = 2021-05-18 }
)";
    CHECK_THROWS_WITH(
        scenario::read_text(text, "x.toml", "."),
        Catch::Contains("90.0 % of adults is more than smartphones allow") &&
            Catch::Contains("give at most 0.7") &&
            Catch::Contains(
                "'officials' (100.0 %) and 'party_members' (90.0 %) can have people in") &&
            Catch::Contains("'Sa Pha' is not a district of the scenario; give one of Bảo Thắng") &&
            Catch::Contains("'lao-kai' is unknown; the nearest is 'lao-cai' (2021-05-17)") &&
            Catch::Contains(
                "nothing was published for 'lao-cai' on 2021-05-18; give one of 2021-05-17"));
}

TEST_CASE("Places and numbers are read as Vietnam writes them") {
    const Experiment e = read_text(R"(
name = "x"
name_vi = "Lào Cai, thử"
lang = "vi"
[population]
provinces = ["Lào Cai"]
[adoption]
share = "15,5 %"
groups = ["pupils in Sapa = 0,4"]
[[experiment.arm]]
name = "Hue"
name_vi = "Huế"
set = { "population.provinces" = ["Thừa Thiên Huế"], "adoption.groups" = [] }
[[experiment.vary]]
key = "adoption.active_share"
values = ["38 %", 1.0]
names = ["38 % active", "all active"]
names_vi = ["38 % hoạt động", "tất cả hoạt động"]
)",
                                   "x.toml", ".");
    CHECK(e.settings.provinces == std::vector<std::string>{"lao-cai"});
    CHECK(e.settings.adoption.target.share == Approx(0.155));
    CHECK(e.lang == "vi");
    REQUIRE(e.arms.size() == 2);
    CHECK(e.arms[1].name == "Hue, all active");
    CHECK(e.arms[1].name_vi == "Huế, tất cả hoạt động");
    CHECK(settings_of(e, e.arms[0]).provinces == std::vector<std::string>{"thua-thien-hue"});
    // What is stored reads back to the same.
    const Experiment again = read_stored(resolved_toml(e), "stored");
    CHECK(resolved_toml(again) == resolved_toml(e));
    CHECK(again.arms[1].name_vi == "Huế, tất cả hoạt động");
}

TEST_CASE("A number that two languages read differently is refused, with the reason") {
    CHECK_THAT(faults_of("[adoption]\nshare = \"0.5O\"").at(0),
               Catch::Contains("wrong type; give a number"));
    CHECK_THAT(faults_of("[population]\npeople = \"105.809\"").at(0),
               Catch::Contains("'105.809' can be 105809 or 105.809"));
    CHECK_THAT(faults_of("lang = \"fr\"").at(0), Catch::Contains("give vi or en"));
    CHECK_THAT(
        faults_of("[population]\nprovinces = [\"Luang Prabang\"]").at(0),
        Catch::Contains("there is no province 'Luang Prabang' (truyvet provinces lists all)"));
}
