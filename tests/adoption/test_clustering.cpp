// SPDX-License-Identifier: GPL-2.0-only
#include "made_people.hpp"
#include "models/adoption/adopters.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

/// Of pairs of the two parents who both own a phone: the share in which both installed, over what
/// chance would give, in standard errors.
double excess_of_couples(ClusteringSettings clustering) {
    const People people = made_people(40000);
    const Ownership ownership(people, {});
    const Phones phones(people, ownership, clustering, core::Randomness(3, 0));
    const Adopters arm(phones, Rollout{{0.3, Denominator::smartphone_users}, {}});
    double pairs = 0;
    double both = 0;
    for (std::uint32_t i = 0; i + 1 < people.count; i += 4) {
        const Phone a = phones.of(core::PersonId{i});
        const Phone b = phones.of(core::PersonId{i + 1});
        if (a.owned() && b.owned()) {
            pairs += 1;
            both += arm.installed(a) && arm.installed(b) ? 1 : 0;
        }
    }
    const double p = 0.3 * 0.3;
    return (both - p * pairs) / std::sqrt(pairs * p * (1 - p));
}

} // namespace

TEST_CASE("Strength 0 is random, and more strength makes couples more alike", "[statistical]") {
    // 4.5 standard errors: false alarm 7e-6.
    CHECK(std::abs(excess_of_couples({0.0, 0.0})) < 4.5);
    const double some = excess_of_couples({0.3, 0.0});
    const double much = excess_of_couples({0.9, 0.0});
    CHECK(some > 4.5); // the fault that the first line must catch
    CHECK(much > 2 * some);
    CHECK(excess_of_couples({0.0, 0.8}) < 4.5); // they work in different places
}
