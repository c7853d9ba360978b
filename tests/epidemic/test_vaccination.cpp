// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/epidemic/vaccination.hpp"
#include "tests/epidemic/one_room.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::epidemic;
using core::PersonId;

namespace {

constexpr core::LocalDay first_day{18748};

Doses doses(double share, int from = 0, int to = 0) {
    Doses d;
    d.share = share;
    d.from = first_day + from;
    d.to = first_day + to;
    return d;
}

core::TimePoint at(int day) {
    return core::start_of(first_day + day);
}

/// Works at once, and fully where so much of it is given.
VaccineSettings at_once(double infection, double transmission = 0, double illness = 0) {
    VaccineSettings s;
    s.delay_days = 0;
    s.second_after_days = 0;
    s.against_infection = {infection, infection};
    s.against_transmission = {transmission, transmission};
    s.against_illness = {illness, illness};
    return s;
}

/// Infections of 60 days in one room where R is 2, from ten seeds.
std::size_t infections(const population::Population& people, const Vaccination* vaccination,
                       std::uint64_t luck = 1) {
    const OneRoom room(people);
    EpidemicSettings s = with_reproduction(all_alike(0), 2, people.people());
    s.imports.initial = 10;
    const core::Randomness chance(3, luck);
    Outbreak outbreak(room, s, Imports(people, s, {}, chance), chance, vaccination);
    const mobility::Restrictions none(people);
    for (core::LocalDay day = s.start; day < s.start + 60; ++day) {
        outbreak.step(day, none);
    }
    return outbreak.infections().size();
}

} // namespace

TEST_CASE("A vaccine with full effect stops spread among the vaccinated") {
    const population::Population people = so_many(2000);
    const core::Randomness chance(3, 1);
    const Vaccination everybody(people, at_once(1), {doses(1)}, chance);
    CHECK(infections(people, nullptr) > 1000);
    CHECK(infections(people, &everybody) == 10); // who comes infected is
    const Vaccination harmless(people, at_once(0, 1), {doses(1)}, chance);
    CHECK(infections(people, &harmless) == 10);
}

TEST_CASE("More people, more effect and earlier doses leave fewer infections") {
    const population::Population people = so_many(2000);
    const core::Randomness chance(3, 1);
    const auto left = [&](double share, double effect, int day) {
        const Vaccination v(people, at_once(effect), {doses(share, day, day)}, chance);
        std::size_t sum = 0;
        for (std::uint64_t luck = 1; luck <= 4; ++luck) {
            sum += infections(people, &v, luck);
        }
        return sum;
    };
    CHECK(left(0.6, 0.8, 0) < left(0.3, 0.8, 0));
    CHECK(left(0.6, 0.8, 0) < left(0.6, 0.4, 0));
    CHECK(left(0.6, 0.8, 0) < left(0.6, 0.8, 25));
    const Vaccination nobody(people, at_once(1), {}, chance);
    CHECK(infections(people, &nobody) == infections(people, nullptr));
}

TEST_CASE("Lines are served in turn, evenly by day, and a longer plan changes nobody before it") {
    const population::Population people = so_many(1000);
    const core::Randomness chance(3, 1);
    const Vaccination one(people, {}, {doses(0.3, 0, 9)}, chance);
    const Vaccination two(people, {}, {doses(0.3, 0, 9), doses(0.2, -5, 4)}, chance);
    std::vector<int> by_day(20, 0);
    std::size_t more = 0;
    for (std::uint32_t p = 0; p < people.people(); ++p) {
        const auto mine = one.first_dose(PersonId{p});
        if (mine) {
            ++by_day[static_cast<std::size_t>(*mine - first_day)];
            CHECK(two.first_dose(PersonId{p}) == mine);
        } else {
            more += two.first_dose(PersonId{p}) ? 1 : 0;
        }
    }
    for (int d = 0; d < 10; ++d) {
        CHECK(by_day[static_cast<std::size_t>(d)] == 30);
    }
    CHECK(more == 200);
}

TEST_CASE("A dose works after its delay, the second more, and the effect wanes") {
    const population::Population people = so_many(10);
    VaccineSettings s;
    s.half_life_days = 100;
    const Vaccination v(people, s, {doses(1)}, core::Randomness(3, 1));
    const auto left = [&](int day) { return v.susceptibility(PersonId{0}, at(day)); };
    CHECK(left(13) == 1);
    CHECK(left(14) == Approx(1 - 0.35));
    CHECK(left(83) == Approx(1 - 0.35 * std::exp2(-0.69)));
    CHECK(left(84) == Approx(1 - 0.70));
    CHECK(left(184) == Approx(1 - 0.35));
}

TEST_CASE("What is left of illness is left of it, and the rest of the course is the same") {
    const NaturalHistory history({}, core::Randomness(3, 1));
    int ill = 0;
    int ill_still = 0;
    for (std::uint32_t p = 0; p < 20000; ++p) {
        const Course without = history.course(PersonId{p}, 40, at(0));
        const Course with = history.course(PersonId{p}, 40, at(0), 0.4);
        CHECK(with.onset == without.onset);
        CHECK((without.symptomatic() || !with.symptomatic()));
        ill += without.symptomatic() ? 1 : 0;
        ill_still += with.symptomatic() ? 1 : 0;
    }
    // Five standard errors: one seed in a million.
    const double share = static_cast<double>(ill_still) / ill;
    CHECK(std::abs(share - 0.4) < 5 * std::sqrt(0.24 / ill));
}

TEST_CASE("A plan is read as it is written, and every fault of it is named") {
    EpidemicSettings s;
    const DistrictNames districts{{"bac-giang", "Việt Yên", core::DistrictId{4}}};
    s.vaccine.plan = {"20000 factory_workers in Việt Yên 2021-05-28..2021-06-05",
                      "30 % everyone 2021-03-08..2021-05-01"};
    const auto plan = doses_from(s, districts, "here");
    REQUIRE(plan.size() == 2);
    CHECK(plan[0].count == 20000);
    CHECK(plan[0].district == core::DistrictId{4});
    CHECK(plan[1].share == Approx(0.3));
    CHECK(plan[1].to == core::LocalDay{18748});
    s.vaccine.plan = {"0 everyone 2021-05-01", "120 % everyone 2021-05-01",
                      "5 dragons 2021-05-01",  "5 everyone in Nowhere 2021-05-01",
                      "5 everyone 2031-05-01", "5 everyone"};
    try {
        doses_from(s, districts, "here");
        FAIL("faults pass");
    } catch (const core::InputError& error) {
        CHECK(error.faults().size() == 6);
    }
    const population::Population people = so_many(100);
    Doses many = doses(0);
    many.count = 101;
    CHECK_THROWS_AS(Vaccination(people, {}, {many}, core::Randomness(1, 1)), core::InputError);
}
