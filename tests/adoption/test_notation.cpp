// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/notation.hpp"
#include "models/population/population.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::adoption;
using population::Role;

namespace {

const Districts districts{{"Sa Pa", core::DistrictId{6}}, {"Bát Xát", core::DistrictId{3}}};

Traits person(Role role, std::uint8_t age, std::uint32_t district, bool urban = false) {
    Traits t;
    t.role = static_cast<std::uint8_t>(role);
    t.age = age;
    t.district = core::DistrictId{district};
    t.urban = urban;
    return t;
}

} // namespace

TEST_CASE("Groups read as they are written") {
    const auto groups = groups_from(
        {"officials = 1", "pupils+teachers in Sa Pa = 0.4", "everyone age 15-24 urban=0.3"},
        districts, "x");
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].share == 1.0);
    CHECK(groups[0].group.contains(person(Role::official, 40, 1)));
    CHECK_FALSE(groups[0].group.contains(person(Role::teacher, 40, 1)));
    CHECK(groups[1].group.contains(person(Role::primary, 8, 6)));
    CHECK(groups[1].group.contains(person(Role::teacher, 30, 6)));
    CHECK_FALSE(groups[1].group.contains(person(Role::teacher, 30, 3)));
    CHECK(groups[2].group.contains(person(Role::farmer, 15, 3, true)));
    CHECK_FALSE(groups[2].group.contains(person(Role::farmer, 25, 3, true)));
    CHECK_FALSE(groups[2].group.contains(person(Role::farmer, 20, 3, false)));
}

TEST_CASE("Campaigns take the usual rates of their means unless told otherwise") {
    const auto all = campaigns_from({"sms 2021-05-20..2021-06-30",
                                     "door_to_door 2021-05-20..2021-06-30 convince=0.4 reach=0.05 "
                                     "budget=2e9 name=wards to everyone in Bát Xát"},
                                    districts, "x");
    REQUIRE(all.size() == 2);
    CHECK(all[0].reached_per_day == usual(Means::sms).reached_per_day);
    CHECK(all[0].end - all[0].start == std::chrono::days{41});
    CHECK(all[1].name == "wards");
    CHECK(all[1].convinced == 0.4);
    CHECK(all[1].budget_vnd == 2e9);
    CHECK(all[1].audience.district == core::DistrictId{3});
}

TEST_CASE("Every text at fault is named with the reason and the remedy") {
    CHECK_THROWS_WITH(groups_from({"oficials = 1", "officials", "officials = 2",
                                   "pupils in Sapa = 1", "pupils aged 3 = 0"},
                                  districts, "a.toml:4:1"),
                      Catch::Contains("'oficials' is not a group of people; give everyone") &&
                          Catch::Contains("\"officials\": it has no '= share'") &&
                          Catch::Contains("share 2 is outside 0 .. 1") &&
                          Catch::Contains("'Sapa' is not a district of the scenario; give one of "
                                          "Sa Pa, Bát Xát") &&
                          Catch::Contains("'aged' is not understood"));
    CHECK_THROWS_WITH(
        campaigns_from({"tv 2021-05-20..2021-06-30", "sms", "sms tomorrow",
                        "sms 2021-05-20..2021-05-20", "sms 2021-05-20..2021-06-20 x=1"},
                       districts, "a.toml:5:1"),
        Catch::Contains("not a means; give sms, zalo") && Catch::Contains("it has no dates") &&
            Catch::Contains("'tomorrow' are not dates") &&
            Catch::Contains("ends before it starts") && Catch::Contains("'x=1' is not understood"));
}
