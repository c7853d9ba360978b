// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/close_contacts.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace truyvet;
using namespace truyvet::contact;
using mobility::SmallWorld;

namespace {

/// The rule by hand: per other person, the most seconds within 2 m on one local day.
std::map<PersonId, double> longest_days(const Encounters& encounters) {
    std::map<std::pair<PersonId, int>, double> by_day;
    for (const Encounter& e : encounters.all()) {
        for (const Proximity& p : encounters.segments(e)) {
            if (p.walls == 0 && p.distance_m <= 2) {
                by_day[{e.other, core::local_day(p.from).value}] += core::seconds(p.to - p.from);
            }
        }
    }
    std::map<PersonId, double> longest;
    for (const auto& [key, seconds] : by_day) {
        longest[key.first] = std::max(longest[key.first], seconds);
    }
    return longest;
}

} // namespace

TEST_CASE("Close contacts are those of the rule, and the household") {
    const SmallWorld world(5000);
    EncounterFinder finder(world.mobility, {});
    CloseContactFinder rule(world.mobility, {});
    Encounters encounters;
    std::vector<CloseContact> found;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const PersonId p{i * 17};
        finder.find(p, core::start_of(world.monday), core::start_of(world.monday + 4), encounters);
        rule.find(encounters, found);
        std::map<PersonId, double> expected = longest_days(encounters);
        std::erase_if(expected, [](const auto& x) { return x.second < 15 * 60; });
        std::size_t near = 0;
        for (const CloseContact& c : found) {
            CHECK(c.person != p);
            if (expected.contains(c.person)) {
                ++near;
                CHECK(c.longest_day_seconds == Approx(expected[c.person]));
            } else {
                CHECK(c.household);
            }
        }
        REQUIRE(near == expected.size());
    }
}

TEST_CASE("The rule's numbers matter, each in its direction") {
    const SmallWorld world(5000);
    EncounterFinder finder(world.mobility, {});
    Encounters encounters;
    const auto count = [&](const CloseContactRule& rule) {
        CloseContactFinder close(world.mobility, rule);
        std::vector<CloseContact> found;
        std::size_t n = 0;
        for (std::uint32_t i = 0; i < 300; ++i) {
            finder.find(PersonId{i * 13}, core::start_of(world.monday),
                        core::start_of(world.monday + 3), encounters);
            close.find(encounters, found);
            n += found.size();
        }
        return n;
    };
    const std::size_t usual = count({});
    CHECK(count({.distance_m = 1}) < usual);
    CHECK(count({.minutes = 60}) < usual);
    CHECK(count({.distance_m = 0.1, .household = false}) < count({.distance_m = 0.1}));
    CHECK(count({.same_room_minutes = 60}) > usual);
}

TEST_CASE("A home is one room: time in another part of it is shared, never close") {
    const SmallWorld world(5000);
    EncounterFinder finder(world.mobility, {});
    CloseContactRule rule;
    rule.household = false;
    rule.distance_m = 1000;
    rule.same_room_minutes = 1;
    CloseContactFinder close(world.mobility, rule);
    Encounters encounters;
    std::vector<CloseContact> found;
    double apart = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        finder.find(PersonId{i * 31}, core::start_of(world.monday),
                    core::start_of(world.monday + 1), encounters);
        close.find(encounters, found);
        for (const CloseContact& c : found) {
            double room = 0;
            double same_part = 0;
            for (const Encounter& e : encounters.all()) {
                for (const Proximity& p : encounters.segments(e)) {
                    const double s = e.other == c.person ? core::seconds(p.to - p.from) : 0;
                    room += p.walls == 0 || e.setting == core::Setting::home ? s : 0;
                    same_part += p.walls == 0 ? s : 0;
                }
            }
            CHECK(c.room_seconds == Approx(room));
            CHECK(c.close_seconds == Approx(same_part));
            apart += room > same_part ? 1 : 0;
        }
    }
    CHECK(apart > 50);
}
