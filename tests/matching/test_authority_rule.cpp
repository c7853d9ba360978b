// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/authority_rule.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;

namespace {

const ContactId id = person(1).id(day);

std::vector<Sighting> rows(std::initializer_list<std::pair<Milliseconds, int>> list) {
    std::vector<Sighting> all;
    for (const auto& [since, rssi_dbm] : list) {
        all.push_back(sighting(id, day + since, rssi_dbm));
    }
    return all;
}

Verdict judge(const std::vector<Sighting>& heard, const AuthorityRule& rule = {}) {
    return authority_rule(rule, PhoneOs::android, PhoneOs::android, heard);
}

} // namespace

TEST_CASE("Fifteen minutes within a day make a close contact, one millisecond less does not") {
    CHECK(judge(rows({{0s, -60}, {450s, -60}, {900s, -60}})).close_contact);
    CHECK_FALSE(judge(rows({{0s, -60}, {450s, -60}, {899999ms, -60}})).close_contact);
    CHECK_FALSE(judge({}).close_contact);
    CHECK(judge({}).encounters.empty());
}

TEST_CASE("Gaps up to 600 s are one encounter") {
    CHECK(judge(rows({{0s, -60}, {600s, -60}, {1200s, -60}})).encounters.size() == 1);
    const Verdict v = judge(rows({{0s, -60}, {600s, -60}, {1200001ms, -60}, {1500s, -60}}));
    REQUIRE(v.encounters.size() == 2);
    CHECK(v.encounters[0].last == day + 600s);
    CHECK(v.days.size() == 1);
    CHECK(v.days[0].duration == 600s + 299999ms);
}

TEST_CASE("Encounters of one day are added up, encounters of two days are not") {
    CHECK(judge(rows({{0s, -60}, {450s, -60}, {2h, -60}, {2h + 450s, -60}})).close_contact);
    CHECK_FALSE(judge(rows({{0s, -60}, {450s, -60}, {24h, -60}, {24h + 450s, -60}})).close_contact);
}

TEST_CASE("The day is Vietnam's: an encounter over 17:00 UTC gives each day its share") {
    const Verdict v = judge(rows({{17h - 10min, -60}, {17h, -60}, {17h + 10min, -60}}));
    REQUIRE(v.days.size() == 2);
    CHECK(v.days[1].day - v.days[0].day == 1);
    CHECK(v.days[0].duration == 10min);
    CHECK(v.days[1].duration == 10min);
    CHECK_FALSE(v.close_contact);
    // UTC midnight is 07:00 in Vietnam and divides nothing.
    CHECK(judge(rows({{-10min, -60}, {0min, -60}, {10min, -60}})).close_contact);
}

TEST_CASE("Only sightings at or above the pair's threshold count, weak ones still join") {
    const struct {
        PhoneOs observer, observed;
        int threshold;
    } table[] = {{PhoneOs::android, PhoneOs::android, -86},
                 {PhoneOs::android, PhoneOs::ios, -69},
                 {PhoneOs::ios, PhoneOs::android, -88},
                 {PhoneOs::ios, PhoneOs::ios, -74}};
    for (const auto& c : table) {
        const auto at = rows({{0s, c.threshold}, {500s, c.threshold}, {900s, c.threshold}});
        const auto below = rows({{0s, c.threshold}, {500s, c.threshold}, {900s, c.threshold - 1}});
        CHECK(authority_rule({}, c.observer, c.observed, at).close_contact);
        CHECK_FALSE(authority_rule({}, c.observer, c.observed, below).close_contact);
    }
    const Verdict v = judge(rows({{0s, -60}, {500s, -100}, {1000s, -100}, {1500s, -55}}));
    CHECK(v.encounters.size() == 1);
    CHECK(v.encounters[0].near == 2);
    CHECK(v.encounters[0].sightings == 4);
    CHECK(v.encounters[0].strongest_dbm == -55);
    CHECK(v.close_contact);
}

TEST_CASE("An encounter with nothing near is told but not counted") {
    const Verdict v = judge(rows({{0s, -100}, {500s, -95}, {1000s, -100}}));
    CHECK_FALSE(v.close_contact);
    CHECK(v.days.empty());
    REQUIRE(v.encounters.size() == 1);
    CHECK(v.encounters[0].first == day);
    CHECK(v.encounters[0].last == day + 1000s);
    CHECK(v.encounters[0].strongest_dbm == -95);
}

TEST_CASE("What a sighting is worth is added to each encounter") {
    AuthorityRule rule;
    rule.sighting_worth_s = 300;
    CHECK(judge(rows({{0s, -60}, {300s, -60}, {600s, -60}}), rule).close_contact);
    CHECK_FALSE(judge(rows({{0s, -60}, {300s, -60}, {599s, -60}}), rule).close_contact);
    CHECK(judge(rows({{0s, -60}}), rule).days[0].duration == 300s);
}

TEST_CASE("A minimum of 0 minutes asks for one near sighting") {
    AuthorityRule rule;
    rule.minimum_minutes_per_day = 0;
    CHECK(judge(rows({{0s, -86}}), rule).close_contact);
    CHECK_FALSE(judge(rows({{0s, -87}}), rule).close_contact);
}

TEST_CASE("The contact counts from the first counted encounter") {
    const Verdict v =
        judge(rows({{0s, -100}, {60s, -60}, {5h, -60}, {5h + 10min, -60}, {5h + 20min, -60}}));
    REQUIRE(v.since);
    CHECK(*v.since == day + 60s);
    CHECK_FALSE(judge(rows({{0s, -60}})).since);
}

TEST_CASE("Mutual: an encounter counts only if the other log shows it") {
    AuthorityRule rule;
    rule.mutual = true;
    const auto heard = rows({{0s, -60}, {450s, -60}, {900s, -60}});
    const auto back = [](TimePoint t) { return std::vector{sighting(id, t, -99)}; };
    const auto verdict = [&](const std::vector<Sighting>& heard_back) {
        return authority_rule(rule, PhoneOs::android, PhoneOs::android, heard, heard_back);
    };
    CHECK_FALSE(verdict({}).close_contact);
    CHECK_FALSE(verdict({}).encounters[0].confirmed);
    CHECK(verdict(back(day + 450s)).close_contact);
    CHECK(verdict(back(day - 600s)).close_contact);
    CHECK(verdict(back(day + 1500s)).close_contact);
    CHECK_FALSE(verdict(back(day - 600001ms)).close_contact);
    CHECK_FALSE(verdict(back(day + 1500001ms)).close_contact);
}

TEST_CASE("Impossible rules are named") {
    AuthorityRule rule;
    CHECK(rule.faults().empty());
    rule.merge_gap_s = -1;
    rule.minimum_minutes_per_day = 1441;
    rule.threshold_dbm[0][1] = 21;
    CHECK(rule.faults().size() == 4); // the worth of a sighting exceeds the gap, too
}
