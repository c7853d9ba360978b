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
