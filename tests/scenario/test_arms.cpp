// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::scenario;

TEST_CASE("Without arms there is one, the base") {
    const Experiment s = read_text("", "x.toml", ".");
    REQUIRE(s.arms.size() == 1);
    CHECK(s.arms[0].name == "base");
}

TEST_CASE("Arms, ranges and crossed factors make the grid") {
    const Experiment s = read_text("[[experiment.arm]]\n"
                                   "name = \"few\"\n"
                                   "set = { \"cases.per_replicate\" = 3 }\n"
                                   "[[experiment.arm]]\n"
                                   "name = \"delay {}\"\n"
                                   "vary = { \"cases.isolation_to_result_hours\" = \"0:1:0.1\" }\n"
                                   "[[experiment.vary]]\n"
                                   "key = \"cases.spread_days\"\n"
                                   "values = [1, 7]\n"
                                   "names = [\"a day\", \"a week\"]\n",
                                   "x.toml", ".");
    REQUIRE(s.arms.size() == (1 + 11) * 2);
    CHECK(s.arms[0].name == "few, a day");
    CHECK(s.arms[3].name == "delay 0, a week");
    CHECK(s.arms[9].name == "delay 0.3, a week");
    CHECK(settings_of(s, s.arms[9]).cases.isolation_to_result_hours == 0.3);
    CHECK(settings_of(s, s.arms[9]).cases.spread_days == 7);
}

TEST_CASE("The option --vary crosses what is there") {
    const Experiment s = read_text(
        "", "x.toml", ".", {{}, {"cases.spread_days=1,2,3", "cases.per_replicate=10:20:5"}});
    REQUIRE(s.arms.size() == 9);
    CHECK(s.arms[0].name == "spread_days = 1, per_replicate = 10");
}

TEST_CASE("Provinces are varied by name") {
    const Experiment s =
        read_text("", "x.toml", ".", {{}, {"population.provinces=lao-cai,da-nang"}});
    REQUIRE(s.arms.size() == 2);
    CHECK(s.arms[1].name == "provinces = da-nang");
    CHECK(settings_of(s, s.arms[1]).provinces == std::vector<std::string>{"da-nang"});
    const Experiment t = read_text("[[experiment.vary]]\n"
                                   "key = \"population.provinces\"\n"
                                   "values = [\"lao-cai\", [\"da-nang\", \"quang-nam\"]]\n",
                                   "x.toml", ".");
    REQUIRE(t.arms.size() == 2);
    CHECK(settings_of(t, t.arms[0]).provinces == std::vector<std::string>{"lao-cai"});
    CHECK(settings_of(t, t.arms[1]).provinces.size() == 2);
}

TEST_CASE("Faults in arms are named") {
    const auto faults = [](const std::string& toml, std::vector<std::string> vary = {}) {
        try {
            read_text(toml, "x.toml", ".", {{}, vary});
        } catch (const core::InputError& e) {
            return e.faults().size();
        }
        return std::size_t{0};
    };
    CHECK(faults("[[experiment.arm]]\nset = { \"cases.per_replicate\" = 0 }\n") == 1);
    CHECK(faults("[[experiment.arm]]\nsett = { }\n") == 1);
    CHECK(faults("[[experiment.arm]]\nset = { \"casess.x\" = 0 }\n") == 1);
    CHECK(faults("[[experiment.vary]]\nkey = \"cases.spread_days\"\n") == 1);
    CHECK(faults("[experiment]\narm = 3\n") == 1);
    CHECK(faults("", {"cases.spread_days=5:1:1"}) == 1);
    CHECK(faults("", {"cases.spread_days=1:5:0"}) == 1);
    CHECK(faults("", {"cases.spread_days="}) == 1);
    CHECK(faults("", {"cases.sprad_days=1"}) == 1);
}

namespace {

std::string all_faults(const std::string& toml, const Overrides& overrides = {}) {
    try {
        read_text(toml, "x.toml", ".", overrides);
    } catch (const core::InputError& e) {
        return e.what();
    }
    return "no fault";
}

const char* const both_set =
    "[[experiment.arm]]\nname = \"few\"\nset = { \"adoption.share\" = 0.1 }\n"
    "[[experiment.arm]]\nname = \"many\"\nset = { \"adoption.share\" = 0.9 }\n";

} // namespace

TEST_CASE("What every arm sets itself cannot be set or varied for all") {
    for (const Overrides& o :
         {Overrides{{"adoption.share=0.5"}, {}}, Overrides{{}, {"adoption.share=0.2,0.3"}},
          Overrides{{}, {"adoption.share=0.2:0.3"}}}) {
        const std::string all = all_faults(both_set, o);
        INFO(all);
        CHECK((all.find("\"few\", \"many\"") != std::string::npos ||
               all.find("one arm, this has 2") != std::string::npos ||
               all.find("has no step") != std::string::npos));
    }
    CHECK(all_faults(both_set, {{"adoption.active_share=0.5"}, {}}) == "no fault");
    CHECK(all_faults("", {{"adoption.share=0.5"}, {}}) == "no fault");
}

TEST_CASE("Too many arms are counted, with the limit") {
    CHECK(all_faults("", {{}, {"adoption.share=0:1:0.00001"}})
              .find("that is 100001 arms, and an experiment has at most 100000") !=
          std::string::npos);
    CHECK(all_faults("", {{}, {"adoption.share=0:1:0.001", "adoption.active_share=0:1:0.001"}})
              .find("that is 1002001 arms") != std::string::npos);
    const Experiment e = read_text("", "x.toml", ".", {{}, {"adoption.share=0:1:0.0001"}});
    CHECK(e.arms.size() == 10001);
    CHECK(e.arms[1].name == "share = 0.01 %");
}

TEST_CASE("What would count twice or not at all is refused") {
    CHECK(all_faults("[population]\nprovinces = [\"lao-cai\", \"lao-cai\"]\n")
              .find("names a province twice") != std::string::npos);
    CHECK(all_faults("[[experiment.arm]]\nname = \"a\"\n[[experiment.arm]]\nname = \"a\"\n")
              .find("two arms are called \"a\"") != std::string::npos);
    CHECK(all_faults("[tracing]\nchannels = []\n").find("finds nobody") != std::string::npos);
    const std::string seen = "[adoption]\nobserved = { place = \"lao-cai\", date = 2021-05-17 }\n";
    CHECK(all_faults(seen) == "no fault");
    CHECK(all_faults(seen + "share = 0.4\n").find("would not count beside it") !=
          std::string::npos);
    CHECK(
        all_faults(seen + "[[experiment.arm]]\nname = \"a\"\nset = { \"adoption.share\" = 0.4 }\n")
            .find("would not count beside it") != std::string::npos);
    CHECK(all_faults(seen + "[cases]\ndate = 2021-05-16\n").find("before it") != std::string::npos);
    CHECK(all_faults(seen + "[cases]\ndate = 2022-05-16\n").find("364 days later") !=
          std::string::npos);
}
