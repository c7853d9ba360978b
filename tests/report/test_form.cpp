// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/analysis/planning.hpp"
#include "sim/report/form.hpp"
#include "tests/results/synthetic.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace truyvet;
using namespace truyvet::report;

namespace {

const std::filesystem::path data{TRUYVET_SCENARIO_DATA};

const char* const scenario_text = R"(
[population]
provinces = ["lao-cai"]
[cases]
date = 2021-05-17
[adoption]
share = 0.1551394
campaigns = ["sms 2021-05-01..2021-05-10"]
[[experiment.arm]]
name = "as observed"
[[experiment.arm]]
name = "as observed, all active"
set = { "adoption.active_share" = 1.0 }
[[experiment.arm]]
name = "50 % of smartphones"
set = { "adoption.share" = 0.5, "adoption.of" = "smartphone_subscriptions" }
[[experiment.arm]]
name = "two provinces"
set = { "population.provinces" = ["lao-cai", "ha-giang"] }
)";

results::Arm arm(const char* name, std::int64_t installs, double active) {
    results::Arm a;
    a.name = name;
    a.installs = installs;
    a.share_people = static_cast<double>(installs) / 730420;
    a.share_subscriptions = static_cast<double>(installs) / 582607;
    a.share_owners = static_cast<double>(installs) / 438252;
    a.active = active;
    a.settings["adoption.active_share"] = active;
    return a;
}

/// Nine districts alike but the first, where all contacts are; four replicates.
results::Results run() {
    results::Results r = test::synthetic_frame(1);
    r.scenario = scenario_text;
    r.arms = {arm("as observed", 113317, 0.38), arm("as observed, all active", 113317, 1),
              arm("50 % of smartphones", 291304, 0.38), arm("two provinces", 113317, 0.38)};
    auto& people =
        r.table({"adoption",
                 {"arm", "replicate"},
                 {"persons", "smartphone_owners", "smartphone_subscriptions", "active"}});
    auto& districts = r.table(
        {"districts", {"arm", "district"}, {"persons", "smartphone_owners", "installs", "active"}});
    auto& contacts = r.table(
        {"contacts_between", {"world", "replicate", "from_district", "to_district"}, {"true_f1"}});
    for (std::uint32_t a = 0; a < r.arms.size(); ++a) {
        for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
            r.add(test::synthetic_cell(r, a, static_cast<std::uint32_t>(replicate), 200));
            const auto active = std::llround(r.arms[a].active * 113317);
            people.append(
                std::array<std::int64_t, 6>{a, replicate, 730420, 345000, 582607, active});
        }
        for (std::int64_t d = 0; d < 9; ++d) {
            districts.append(std::array<std::int64_t, 6>{a, d, 81000, 38000, 12590, 4784});
        }
    }
    for (std::int64_t replicate = 0; replicate < 4; ++replicate) {
        contacts.append(std::array<std::int64_t, 5>{0, replicate, 0, 0, 700});
    }
    return r;
}

struct Sources {
    results::Results results = run();
    scenario::Experiment experiment = scenario::read_text(scenario_text, "x.toml", ".");
    population::Census census = population::read_census(data);
    adoption::Observations observations{data / "adoption_observations.csv"};

    [[nodiscard]] ProvinceForm form(std::size_t arm) const {
        return form_of(results, arm, {experiment, census, observations});
    }
};

} // namespace

TEST_CASE("The form is filled from the run, the scenario and what was published") {
    const Sources s;
    const ProvinceForm f = s.form(0);
    CHECK(f.province == "Lào Cai");
    CHECK_FALSE(f.city);
    CHECK(f.people == 730420);
    CHECK(f.subscriptions == 582607);
    CHECK(f.installs == 113317);
    CHECK(f.active == 43060);
    REQUIRE(f.counted); // the published count of that day
    CHECK(f.counted->installs == 113317);
    CHECK_FALSE(f.counted->source.empty());
    REQUIRE(f.goals.size() == 2);
    CHECK(f.goals[0].installs == 219126);
    CHECK(f.goals[1].installs == 291304);
    REQUIRE(f.districts.size() == 9);
    CHECK(f.districts[6].name == "Sa Pa");
    CHECK(f.districts[6].installs == 12590);
    REQUIRE(f.done.size() == 1);
    CHECK(f.done[0] == "Nhắn tin SMS từ ngày 1/5/2021 đến ngày 10/5/2021.");
    REQUIRE(f.others.size() == 2); // not the arm of two provinces
    CHECK(f.others[0].name == "Cài đặt như trên");
    CHECK(f.others[1].name == "Đạt 50 % thuê bao ĐTTM");
    CHECK(f.now.recall.lo);
    CHECK(f.now.name == "Giả định: as observed");
    REQUIRE(f.proposals.size() == 2);
    CHECK_THAT(f.proposals[0], Catch::Contains("nếu mọi tài khoản đã cài đều hoạt động"));
    // All contacts are in the first district, so it is filled first: 38,000 - 12,590.
    CHECK_THAT(f.proposals[1], Catch::Contains("cần thêm 105.809 lượt") &&
                                   Catch::Contains("(+25.410)") && Catch::Contains("["));
}

TEST_CASE("What an arm supposes is never the form's count") {
    const Sources s;
    const ProvinceForm f = s.form(2); // 50 % of smartphones: 291,304 installs that nobody counted
    REQUIRE(f.counted);
    CHECK(f.counted->installs == 113317);
    const std::string text = as_plain_text(blocks_of(f));
    const auto annex = text.find("PHỤ LỤC");
    REQUIRE(annex != std::string::npos);
    CHECK(text.find("Số lượt cài đặt ứng dụng Bluezone: 113.317.") < annex);
    CHECK(text.find("Giả định: 50 % of smartphones") > annex);
    CHECK(text.substr(0, annex).find("F1 tìm được") == std::string::npos);
    CHECK_THAT(text, Catch::Contains("GIẢ ĐỊNH"));
}

TEST_CASE("A form needs one province and an arm that exists") {
    const Sources s;
    CHECK_THROWS_WITH(s.form(3), Catch::Contains("this arm has 2"));
    CHECK_THROWS_WITH(arm_named(s.results, "as planned"),
                      Catch::Contains("'as planned' is not an arm of the results; give one of") &&
                          Catch::Contains("as observed"));
    CHECK(arm_named(s.results, "50 % of smartphones") == 2);
}

TEST_CASE("A plan's parts, pairs and detection come from the tables") {
    const Sources s;
    const auto names =
        analysis::part_names(analysis::PlanBy::district, population::select(s.census, {"lao-cai"}));
    REQUIRE(names.size() == 9);
    const auto planning = analysis::planning_of(s.results, 1, analysis::PlanBy::district, names);
    REQUIRE(planning);
    CHECK(planning->replicates.size() == 4);
    CHECK(planning->problem.contacts[0] == 1);
    CHECK(planning->problem.parts[6].name == "Sa Pa");
    CHECK(planning->problem.active_share == 1);
    // The synthetic waterfall keeps 0.95 x 0.99 x 0.7 of the pairs with both active; 4.5 standard
    // errors.
    double both = 0;
    for (const auto& r : planning->replicates) {
        both += r.both_active;
    }
    REQUIRE(both > 100);
    CHECK(std::abs(planning->problem.detection - 0.658) < 4.5 * std::sqrt(0.658 * 0.342 / both));
    CHECK_FALSE(analysis::planning_of(s.results, 1, analysis::PlanBy::group,
                                      analysis::part_names(analysis::PlanBy::group, {})));
}
