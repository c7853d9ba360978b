// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/notation.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::adoption;

namespace {

const Districts districts{{"lao-cai", "Sa Pa", core::DistrictId{6}},
                          {"lao-cai", "Bát Xát", core::DistrictId{3}}};

Traits person(Occupation occupation, std::uint8_t age, std::uint32_t district, bool urban = false) {
    Traits t;
    t.occupation = occupation;
    t.age = age;
    t.district = core::DistrictId{district};
    t.urban = urban;
    return t;
}

GroupShare group(const std::string& text) {
    return groups_from({text}, districts, "x").at(0);
}

} // namespace

TEST_CASE("Groups read as they are written") {
    const std::vector<GroupShare> groups{group("officials = 1"),
                                         group("pupils+teachers in Sa Pa = 0.4"),
                                         group("everyone age 15-24 urban=0.3")};
    CHECK(groups[1].share == 0.4);
    CHECK(groups[0].share == 1.0);
    CHECK(groups[0].group.contains(person(Occupation::official, 40, 1)));
    CHECK_FALSE(groups[0].group.contains(person(Occupation::teacher, 40, 1)));
    CHECK(groups[1].group.contains(person(Occupation::pupil, 8, 6)));
    CHECK(groups[1].group.contains(person(Occupation::teacher, 30, 6)));
    CHECK_FALSE(groups[1].group.contains(person(Occupation::teacher, 30, 3)));
    CHECK(groups[2].group.contains(person(Occupation::farmer, 15, 3, true)));
    CHECK_FALSE(groups[2].group.contains(person(Occupation::farmer, 25, 3, true)));
    CHECK_FALSE(groups[2].group.contains(person(Occupation::farmer, 20, 3, false)));
}

TEST_CASE("Party members are of any occupation, factory workers are employees") {
    const std::vector<GroupShare> groups{group("party_members = 1"), group("factory_workers = 1"),
                                         group("employees = 1"), group("everyone+officials = 1")};
    Traits member = person(Occupation::farmer, 50, 3);
    CHECK_FALSE(groups[0].group.contains(member));
    member.party_member = true;
    CHECK(groups[0].group.contains(member));
    CHECK(groups[1].group.contains(person(Occupation::factory_worker, 20, 3)));
    CHECK_FALSE(groups[1].group.contains(person(Occupation::office_worker, 20, 3)));
    CHECK(groups[2].group.contains(person(Occupation::factory_worker, 20, 3)));
    CHECK(groups[2].group.contains(person(Occupation::office_worker, 20, 3)));
    CHECK(groups[3].group.contains(person(Occupation::at_home, 80, 3)));
}

TEST_CASE("A district's name that two have is refused with both, the province tells them apart") {
    const Districts two{{"an-giang", "Châu Thành", core::DistrictId{0}},
                        {"ben-tre", "Châu Thành", core::DistrictId{1}}};
    CHECK_THROWS_WITH(groups_from({"pupils in Châu Thành = 1"}, two, "x"),
                      Catch::Contains("is the name of 2 districts; give one of an-giang/Châu "
                                      "Thành, ben-tre/Châu Thành"));
    const auto groups = groups_from({"pupils in ben-tre/Châu Thành = 1"}, two, "x");
    CHECK(groups[0].group.district == core::DistrictId{1});
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
                                   "pupils in Sa Pha = 1", "pupils aged 3 = 0"},
                                  districts, "a.toml:4:1"),
                      Catch::Contains("'oficials' is not a group of people; give everyone") &&
                          Catch::Contains("\"officials\": it has no '= share'") &&
                          Catch::Contains("share 2 is outside 0 .. 1") &&
                          Catch::Contains("'Sa Pha' is not a district of the scenario; give one of "
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
