// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary.hpp"
#include "sim/results/schema.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace truyvet;
using namespace truyvet::analysis;
using Catch::Matchers::Contains;

TEST_CASE("The summary follows its schema") {
    const auto json = summary_json(test::synthetic(7, 3, 5));
    CHECK(json["schema"] == "truyvet-summary/1");
    CHECK(json["scenario"] == "Lào Cai 2021 (synthetic)");
    CHECK(json["seed"] == 7);
    CHECK(json["replicates"] == 3);
    CHECK(json["persons"] == 730420);
    const auto& arm = json["arms"][2];
    CHECK(arm["name"] == "50 % of smartphones");
    CHECK(arm["settings"]["adoption.of"] == "people");
    for (const char* channel : {"bluezone", "bluezone-phone"}) {
        for (const char* measure :
             {"recall", "recall_f0_active", "precision", "true_f1", "found", "flagged"}) {
            CHECK(arm["channels"][channel][measure].size() == 3);
        }
    }
    CHECK(arm["waterfall"].size() == 11);
    CHECK(arm["waterfall"][0]["step"] == "true F1");
    CHECK(arm["waterfall"][0]["share"]["mean"] == 1);
    CHECK(arm["waterfall"][10]["step"] == "notified");
}

TEST_CASE("One replicate has no interval, nobody active no recall given that") {
    const auto json = summary_json(test::synthetic(7, 1, 5));
    const auto& channel = json["arms"][3]["channels"]["bluezone"]; // nobody installs
    CHECK(channel["recall"]["mean"] == 0);
    CHECK(channel["recall"]["lo"].is_null());
    CHECK(channel["recall_f0_active"]["mean"].is_null());
    CHECK(channel["precision"]["mean"].is_null());
}

TEST_CASE("CSV quotes what needs it, and leaves absent numbers empty") {
    results::Results r = test::synthetic(7, 1, 5);
    r.arms[3].name = "none, \"zero\"";
    std::ostringstream out;
    print_csv(r, out);
    CHECK_THAT(out.str(), Contains("arm,channel,measure,mean,lo,hi\n"));
    CHECK_THAT(out.str(), Contains("\"none, \"\"zero\"\"\",bluezone,recall,0.0,,\n"));
    CHECK_THAT(out.str(), Contains("bluezone,waterfall: F0 owns a smartphone,"));
}

TEST_CASE("The table for people has a line an arm") {
    std::ostringstream out;
    print_table(test::synthetic(7, 3, 5), out);
    CHECK_THAT(out.str(), Contains("730,420 people, seed 7, 3 replicates"));
    CHECK_THAT(out.str(), Contains("\n30 % of people"));
    CHECK_THAT(out.str(),
               Contains("all channels (more in --csv, --json)") && Contains("bluezone-phone"));
}

TEST_CASE("A name that a spreadsheet would compute is text in the CSV") {
    auto r = test::synthetic(7, 2, 5);
    r.arms.front().name = "=HYPERLINK(\"http://x\",1)";
    std::ostringstream out;
    print_csv(r, out);
    CHECK_THAT(out.str(), Contains("\n\"'=HYPERLINK(\"\"http://x\"\",1)\",bluezone,recall,"));
}

TEST_CASE("What is expected stands for what was drawn, in every estimate of the channel") {
    auto r = test::synthetic(7, 3, 5);
    const auto before = summary_json(r);
    results::Table& t = r.table(results::expected_shape);
    for (std::int64_t replicate = 2; replicate >= 0; --replicate) { // in any order
        const std::array<std::int64_t, 3> key{0, replicate, 0};
        const std::array<double, 4> values{0.5, 1.25, 0.25, 0.75};
        t.append(key, values);
    }
    const auto after = summary_json(r);
    const auto& channel = after["arms"][0]["channels"]["bluezone"];
    CHECK(channel["precision"]["mean"] == Approx(1.0 / 3));
    CHECK(channel["recall_f0_active"]["mean"] == Approx(0.2));
    CHECK(channel["true_f1"] == before["arms"][0]["channels"]["bluezone"]["true_f1"]);
    CHECK(after["arms"][1] != before["arms"][1]); // its difference to the first
    CHECK(after["arms"][1]["channels"] == before["arms"][1]["channels"]);
    CHECK(after["arms"][0]["channels"]["bluezone-phone"] ==
          before["arms"][0]["channels"]["bluezone-phone"]);
}
