// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/phone_rule.hpp"
#include "models/matching/trace.hpp"
#include "tests/matching/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace truyvet::matching;
using namespace truyvet::matching::fixtures;

namespace {

const KeyChain an = person(1);
const KeyChain binh = person(2);
const KeyChain chi = person(3);
const TimePoint noon = day + 5h;

/// The authority's knowledge: person 0 is the case, all are on Android.
struct Office {
    explicit Office(std::initializer_list<KeyChain> chains) {
        for (const KeyChain& chain : chains) {
            keys.push_back(chain.publish(day, day + 14 * 24h));
        }
        known.people = people_by_chain(keys);
        known.is_case.assign(known.people.count, false);
        known.is_case[0] = true;
        known.os.assign(known.people.count, PhoneOs::android);
    }
    Tracing trace(std::initializer_list<const ContactHistory*> histories,
                  const AuthorityRule& rule = {}) const {
        std::vector<Upload> uploads;
        for (const ContactHistory* history : histories) {
            uploads.push_back({history, PhoneOs::android});
        }
        return truyvet::matching::trace(rule, KeyIndex(keys), known, uploads);
    }
    std::vector<KeyPublication> keys;
    KnownPeople known;
};

} // namespace

TEST_CASE("Publications of one chain are one person") {
    std::vector<KeyPublication> keys;
    keys.push_back(an.publish(day + 24h, day + 25h));
    keys.push_back(binh.publish(day, day + 1h));
    keys.push_back(an.publish(day, day + 1h));
    keys.push_back(an.publish(day + 72h, day + 73h));
    keys.push_back(binh.publish(day, day + 2h));
    const KeyOwners people = people_by_chain(keys);
    CHECK(people.count == 2);
    CHECK(people.person_of == std::vector<std::uint32_t>{0, 1, 0, 0, 1});
}

TEST_CASE("A history's owner is told by its own identifiers") {
    const Office office{an, binh};
    const KeyIndex index(office.keys);
    ContactHistory history;
    meet(history, binh, an, noon, noon + 20min);
    CHECK(owner(index, office.known.people, history) == 1u);
    ContactHistory stranger;
    meet(stranger, chi, an, noon, noon + 20min);
    CHECK_FALSE(owner(index, office.known.people, stranger));
    CHECK_FALSE(owner(index, office.known.people, ContactHistory()));
}

TEST_CASE("F1 and F2 by one rule, F2 only from when the F1 could be infectious") {
    const Office office{an, binh};
    ContactHistory binhs;
    meet(binhs, binh, an, noon, noon + 20min);
    ContactHistory before;
    meet(before, chi, binh, noon - 2h, noon - 1h);
    ContactHistory after;
    meet(after, person(4), binh, noon + 1h, noon + 2h);

    const Tracing tracing = office.trace({&binhs, &before, &after});
    REQUIRE(tracing.findings.size() == 2);
    CHECK(tracing.findings[0].upload == 0);
    CHECK(tracing.findings[0].degree == 1);
    CHECK(tracing.findings[0].verdict.close_contact);
    CHECK(tracing.findings[1].upload == 2);
    CHECK(tracing.findings[1].degree == 2);
    CHECK(tracing.findings[1].person == 1);
    CHECK(tracing.findings[1].verdict.close_contact);
}

TEST_CASE("Somebody who is F1 already is no F2, nor is the case, nor an F0's own phone an F1") {
    const Office office{an, binh, chi};
    ContactHistory ans, binhs, chis;
    meet(ans, an, binh, noon, noon + 20min);
    meet(ans, an, chi, noon, noon + 20min);
    meet(binhs, binh, an, noon, noon + 20min);
    meet(binhs, binh, chi, noon, noon + 20min);
    meet(chis, chi, an, noon, noon + 20min);
    meet(chis, chi, binh, noon, noon + 20min);
    const Tracing tracing = office.trace({&ans, &binhs, &chis});
    REQUIRE(tracing.findings.size() == 2);
    CHECK(tracing.findings[0].upload == 1);
    CHECK(tracing.findings[1].upload == 2);
    CHECK(tracing.owner[0] == 0u);
}

TEST_CASE(
    "Attack: an identifier replayed within its slot passes the phone's rule, not the mutual") {
    // An's identifiers, caught at noon, are sent again across the town, where Binh is.
    const Office office{an, binh};
    ContactHistory ans; // An meets Chi and hears nothing of Binh
    meet(ans, an, chi, noon, noon + 20min);
    ContactHistory binhs;
    meet(binhs, binh, an, noon, noon + 20min);

    CHECK(phone_rule(KeyIndex({office.keys.data(), 1}), binhs.sightings()));
    CHECK(office.trace({&ans, &binhs}).findings[0].verdict.close_contact);

    AuthorityRule mutual;
    mutual.mutual = true;
    CHECK_FALSE(office.trace({&ans, &binhs}, mutual).findings[0].verdict.close_contact);
    // The honest twin: An heard Binh, too.
    meet(ans, an, binh, noon, noon + 20min);
    CHECK(office.trace({&ans, &binhs}, mutual).findings[0].verdict.close_contact);
}

TEST_CASE("Attack: relayed both ways at once, it passes the mutual rule too") {
    // What mutual agreement cannot see: a tunnel that carries both phones' identifiers.
    const Office office{an, binh};
    ContactHistory ans, binhs;
    meet(ans, an, binh, noon, noon + 20min);
    meet(binhs, binh, an, noon, noon + 20min);
    AuthorityRule mutual;
    mutual.mutual = true;
    CHECK(office.trace({&ans, &binhs}, mutual).findings[0].verdict.close_contact);
}

TEST_CASE("Attack: an identifier replayed after its slot passes neither") {
    const Office office{an, binh};
    ContactHistory binhs;
    for (auto t = noon + 16min; t < noon + 3h; t += 60s) {
        binhs.record(an.id(noon), t, -40);
    }
    CHECK_FALSE(phone_rule(KeyIndex({office.keys.data(), 1}), binhs.sightings()));
    CHECK(office.trace({&binhs}).findings.empty());
}

TEST_CASE("Mutual agreement needs both logs and both chains") {
    AuthorityRule mutual;
    mutual.mutual = true;
    ContactHistory ans, binhs;
    meet(ans, an, binh, noon, noon + 20min);
    meet(binhs, binh, an, noon, noon + 20min);
    const Office without_binh{an};
    CHECK_FALSE(without_binh.trace({&ans, &binhs}, mutual).findings[0].verdict.close_contact);
    const Office office{an, binh};
    CHECK_FALSE(office.trace({&binhs}, mutual).findings[0].verdict.close_contact);
}

TEST_CASE("Who is known must fit the keys, and an upload has a history") {
    Office office{an, binh};
    const ContactHistory empty;
    CHECK_THROWS_AS(office.trace({nullptr}), std::invalid_argument);
    const KeyIndex other(std::span(office.keys).first(1));
    CHECK_THROWS_AS(owner(other, office.known.people, empty), std::invalid_argument);
    CHECK_THROWS_AS(heard_by_person(other, office.known.people, {}), std::invalid_argument);
    office.known.os.pop_back();
    CHECK_THROWS_AS(office.trace({&empty}), std::invalid_argument);
    office.known.os.push_back(PhoneOs::ios);
    office.known.people.person_of[1] = 7;
    CHECK_THROWS_AS(office.trace({&empty}), std::invalid_argument);
}
