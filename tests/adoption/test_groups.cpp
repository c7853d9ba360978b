// SPDX-License-Identifier: GPL-2.0-only
#include "made_people.hpp"
#include "models/adoption/adopters.hpp"
#include "models/adoption/notation.hpp"
#include "models/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

Group aged(std::string name, unsigned from, unsigned to) {
    Group g;
    g.name = std::move(name);
    g.min_age = from;
    g.max_age = to;
    return g;
}

struct Counts {
    std::uint32_t owners = 0;
    std::uint32_t installed = 0;
};

Counts counts_in(const Group& group, const People& people, const Phones& phones,
                 const Adopters& arm) {
    Counts c;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const core::PersonId p{i};
        if (group.contains(people.traits(p))) {
            const Phone phone = phones.of(p);
            c.owners += phone.owned() ? 1 : 0;
            c.installed += arm.installed(phone) ? 1 : 0;
        }
    }
    return c;
}

} // namespace

TEST_CASE("Groups get their own shares and the others fill up to the target") {
    const People people = made_people(12000);
    const Ownership ownership(people, {});
    const Phones phones(people, ownership, {}, core::Randomness(2, 0));
    const Group young = aged("young", 18, 30);
    const Group old = aged("old", 60, 120);
    const Rollout rollout{{0.25, Denominator::people}, {}, {{young, 1.0}, {old, 0.1}}};
    const Adopters arm(phones, rollout);

    const Counts in_young = counts_in(young, people, phones, arm);
    const Counts in_old = counts_in(old, people, phones, arm);
    CHECK(in_young.installed == in_young.owners);
    CHECK(in_old.installed == std::llround(0.1 * in_old.owners));
    CHECK(arm.reached().installed == 3000);
    // Planted fault: without its own share the group is not all in.
    const Adopters without(phones, Rollout{{0.25, Denominator::people}, {}, {}, {}});
    CHECK(counts_in(young, people, phones, without).installed < in_young.owners);
}

TEST_CASE("Raising a group's share takes nobody of the group away") {
    const People people = made_people(4000);
    const Ownership ownership(people, {});
    const Phones phones(people, ownership, {0.5, 0}, core::Randomness(2, 0));
    const Group young = aged("young", 18, 30);
    const Adopters low(phones, Rollout{{0.2, Denominator::people}, {}, {{young, 0.3}}, {}});
    const Adopters high(phones, Rollout{{0.2, Denominator::people}, {}, {{young, 0.6}}, {}});
    for (const Phone& phone : phones.install_order()) {
        if (young.contains(people.traits(phone.owner()))) {
            CHECK(low.installed(phone) <= high.installed(phone));
        }
    }
}

TEST_CASE("Groups that overlap and contradict each other are named, all of them") {
    CHECK_THROWS_WITH(groups_from({"everyone age 18-150 = 0.6", "everyone age 15-30 = 0.9",
                                   "everyone age 60-150 = 0.2", "nobody = 1"},
                                  {}, "x.toml:9:1"),
                      Catch::Contains("'everyone age 18-150' (60.0 %) and 'everyone age 15-30' "
                                      "(90.0 %) can have") &&
                          Catch::Contains("'everyone age 60-150' (20.0 %) can have") &&
                          Catch::Contains("'nobody' is not a group") &&
                          !Catch::Contains("(90.0 %) and 'everyone age 60-150'"));
    CHECK(groups_from({"everyone age 18-150 = 0.6", "everyone age 60-150 = 0.6"}, {}, "x").size() ==
          2);
}

TEST_CASE("Two groups can share people where occupation, age, place and Party allow it") {
    const Districts districts{{"lao-cai", "Sa Pa", core::DistrictId{6}},
                              {"lao-cai", "Bát Xát", core::DistrictId{3}}};
    const auto share = [&](const char* a, const char* b) {
        const auto groups =
            groups_from({a + std::string(" = 1"), b + std::string(" = 1")}, districts, "x");
        CHECK(can_share_people(groups[1].group, groups[0].group) ==
              can_share_people(groups[0].group, groups[1].group));
        return can_share_people(groups[0].group, groups[1].group);
    };
    CHECK(share("officials", "everyone age 50-60"));
    CHECK(share("employees", "factory_workers"));
    CHECK(share("party_members", "farmers in Sa Pa"));
    CHECK_FALSE(share("officials", "everyone age 6-14")); // nobody works at that age
    CHECK_FALSE(share("officials", "teachers"));
    CHECK_FALSE(share("party_members", "pupils"));
    CHECK_FALSE(share("pupils in Sa Pa", "pupils in Bát Xát"));
    CHECK_FALSE(share("farmers urban", "farmers rural"));
    CHECK_FALSE(share("everyone age 15-24", "everyone age 25-30"));
}
