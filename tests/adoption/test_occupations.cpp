// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/ownership.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;

namespace {

population::Census census() {
    return population::read_census(TRUYVET_SCENARIO_DATA);
}

population::Population country(std::uint64_t people) {
    population::PopulationSettings settings;
    settings.people = people;
    return population::make(census(), settings, core::Randomness(1, 0));
}

} // namespace

TEST_CASE("Party members are as many as the Party counts, and the same whenever asked",
          "[statistical]") {
    const auto made = country(300000);
    const People people = people_of(made, core::Randomness(1, 0));
    double members = 0;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const Traits t = people.traits(core::PersonId{i});
        REQUIRE_FALSE((t.party_member && t.age < adult_age));
        members += t.party_member ? 1 : 0;
    }
    // 5.2 of 96.2 million; binomial, 4.5 standard errors (false alarm 7e-6) beside the tenth by
    // which the occupations' shares, assumptions themselves, may be off.
    const double expected = 5.2 / 96.2 * people.count;
    const double slack = 4.5 * std::sqrt(expected) + 0.1 * expected;
    CHECK(std::abs(members - expected) < slack);
    CHECK(std::abs(members - 2 * expected) > slack); // planted fault
    const People again = people_of(made, core::Randomness(1, 0));
    const People other = people_of(made, core::Randomness(2, 0));
    std::uint32_t same = 0;
    std::uint32_t differ = 0;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const core::PersonId p{i};
        same += people.traits(p).party_member == again.traits(p).party_member ? 1 : 0;
        differ += people.traits(p).party_member != other.traits(p).party_member ? 1 : 0;
    }
    CHECK(same == 20000);
    CHECK(differ > 0);
}

TEST_CASE("Everybody has the occupation that role and room give, at an age it has") {
    const auto made = country(100000);
    std::array<std::uint32_t, occupation_names.size()> count{};
    for (std::uint32_t i = 0; i < made.people(); ++i) {
        const core::PersonId p{i};
        const Occupation o = occupation(made, p);
        ++count[static_cast<std::size_t>(o)];
        const AgeRange ages = ages_of(o);
        REQUIRE(made.age(p) >= ages.min);
        REQUIRE(made.age(p) <= ages.max);
        const bool workshop = made.day_room(p).exists() &&
                              made.kind(made.day_room(p)) == population::RoomKind::workshop;
        REQUIRE((o == Occupation::factory_worker) ==
                (workshop && made.role(p) == population::Role::employee));
    }
    for (const std::uint32_t n : count) {
        CHECK(n > 0);
    }
}

TEST_CASE("The census lets expect the owners that the people made of it have") {
    for (const char* slug : {"lao-cai", "da-nang"}) {
        const auto figures = population::select(census(), {slug});
        const auto made = population::make(figures, {}, core::Randomness(1, 0));
        const Ownership counted(people_of(made, core::Randomness(1, 0)), {});
        const Ownership expected(expected_ages(figures, 0), {});
        CHECK(expected.people() == counted.people());
        CHECK(expected.adults() == Approx(counted.adults()).epsilon(0.005));
        CHECK(expected.expected_owners() == Approx(counted.expected_owners()).epsilon(0.005));
        CHECK(expected.subscriptions() == counted.subscriptions());
    }
    const auto lao_cai = population::select(census(), {"lao-cai"});
    CHECK(Ownership(expected_ages(lao_cai, 73042), {}).expected_owners() ==
          Approx(Ownership(expected_ages(lao_cai, 0), {}).expected_owners() / 10).epsilon(1e-4));
}
