// SPDX-License-Identifier: GPL-2.0-only
#include "made_people.hpp"
#include "models/adoption/adopters.hpp"
#include "models/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

double mean_chance(const People& people, const Ownership& ownership, bool adults_only) {
    double sum = 0;
    double n = 0;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const Traits t = people.traits(core::PersonId{i});
        if (!adults_only || t.age >= adult_age) {
            sum += ownership(t);
            n += 1;
        }
    }
    return sum / n;
}

} // namespace

TEST_CASE("The adults' mean chance is the share asked for, whatever it is") {
    const People people = made_people(4000);
    for (const double share : {0.0, 0.05, 0.574, 0.63, 0.9, 0.999}) {
        OwnershipSettings settings;
        settings.adult_share = share;
        CHECK(mean_chance(people, Ownership(people, settings), true) == Approx(share).margin(1e-6));
    }
}

TEST_CASE("Ownership: towns above the country, infants never, subscriptions to the count") {
    const People people = made_people(4000);
    const Ownership ownership(people, {});
    for (int age = 0; age < 110; ++age) {
        Traits t;
        t.age = static_cast<std::uint8_t>(age);
        const double country = ownership(t);
        t.urban = true;
        CHECK(ownership(t) >= country);
        CHECK((age >= 6 || ownership(t) == 0));
        CHECK(ownership(t) <= 1);
    }
}

TEST_CASE("Each province has its own phones unless a figure is set") {
    const population::Census country = population::read_census(TRUYVET_SCENARIO_DATA);
    const auto of = [&](const std::vector<std::string>& slugs, const OwnershipSettings& settings) {
        return Ownership(expected_ages(population::select(country, slugs), 0), settings);
    };
    CHECK(of({"lao-cai"}, {}).subscriptions() == 582607);
    CHECK(of({"hai-duong"}, {}).subscriptions() == 1398498); // "50 %" are 699,249 installs
    CHECK(of({"lao-cai", "hai-duong"}, {}).subscriptions() == 582607 + 1398498);
    CHECK(of({"bac-lieu"}, {}).subscriptions() / 907236.0 == Approx(0.9386).margin(1e-3));
    OwnershipSettings set;
    set.subscriptions_per_person = 0.5;
    CHECK(of({"hai-duong"}, set).subscriptions() == 1892254 / 2);
    set.subscriptions_per_person = -0.5;
    CHECK_THROWS_AS(of({"hai-duong"}, set), core::InputError);
}

TEST_CASE("In a run of two provinces each person's province rules") {
    People people = made_people(4000);
    people.provinces = {{0.55, 0.7}, {0.8, 1.0}};
    const auto inner = people.traits;
    const auto province = [](core::PersonId p) { return population::ProvinceId{p.value / 4 % 2}; };
    people.traits = [=](core::PersonId p) {
        Traits t = inner(p);
        t.province = province(p);
        return t;
    };
    const auto mean = [&](const Ownership& ownership, std::uint32_t wanted) {
        double sum = 0;
        double n = 0;
        for (std::uint32_t i = 0; i < people.count; ++i) {
            const Traits t = people.traits(core::PersonId{i});
            if (t.age >= adult_age && t.province.value == wanted) {
                sum += ownership(t);
                n += 1;
            }
        }
        return sum / n;
    };
    const Ownership own(people, {});
    CHECK(mean(own, 0) == Approx(0.55).margin(1e-6));
    CHECK(mean(own, 1) == Approx(0.8).margin(1e-6));
    CHECK(own.subscriptions() == 2000 * 7 / 10 + 2000);
    OwnershipSettings set;
    set.adult_share = 0.63;
    CHECK(mean_chance(people, Ownership(people, set), true) == Approx(0.63).margin(1e-6));
}

TEST_CASE("Owners drawn scatter around their expectation", "[statistical]") {
    const People people = made_people(20000);
    // 5 standard errors of a binomial at most: false alarm 6e-7 a replicate.
    auto agrees = [&](double truth_factor) {
        const Ownership ownership(people, {});
        const double expected = ownership.expected_owners() * truth_factor;
        const double se = std::sqrt(people.count * 0.25);
        for (std::uint64_t replicate = 0; replicate < 3; ++replicate) {
            const Phones phones(people, ownership, {}, core::Randomness(5, replicate));
            if (std::abs(phones.owners() - expected) > 5 * se) {
                return false;
            }
        }
        return true;
    };
    CHECK(agrees(1));
    CHECK_FALSE(agrees(1.1)); // planted fault: one owner in ten forgotten
}

TEST_CASE("A share of adults that cannot be is refused") {
    OwnershipSettings settings;
    settings.adult_share = 1.2;
    CHECK_THROWS_AS(Ownership(made_people(100), settings), core::InputError);
}
