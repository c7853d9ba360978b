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

struct Setup {
    Observations observations{std::filesystem::path{TRUYVET_SCENARIO_DATA} /
                              "adoption_observations.csv"};
    People people = made_people(8000);
    Ownership ownership{people, {}};
    Phones phones{people, ownership, {}, core::Randomness(1, 0)};
    Surroundings around{
        observations,
        people,
        ownership,
        {{"lao-cai", "Sa Pa", core::DistrictId{6}}},
        {"lao-cai", "vinh-long"},
        core::start_of(core::local_day(std::chrono::year_month_day{
            std::chrono::year{2021}, std::chrono::month{6}, std::chrono::day{17}}))};
};

} // namespace

TEST_CASE("A published count becomes the target") {
    const Setup s;
    AdoptionSettings settings;
    settings.target.share = 0.9;
    settings.observed_place = "lao-cai";
    const Rollout r = resolve(settings, s.around);
    CHECK(Adopters(s.phones, r).reached().installed == std::llround(8000 * 113317.0 / 730420));
    CHECK_THAT(r.says, Catch::Contains("113317, 15.51 % of 730420 people"));
    settings.observed_place = "vinh-long";
    CHECK_THAT(resolve(settings, s.around).says, Catch::Contains("estimated"));
    settings.observed_place = "vinh-lonh";
    CHECK_THROWS_AS(resolve(settings, s.around), core::InputError);
}

TEST_CASE("Campaigns run from the observation to the day of the arm") {
    const Setup s;
    AdoptionSettings settings;
    settings.observed_place = "lao-cai";
    settings.campaigns = {"venue_gate 2021-05-20..2021-07-30"};
    const auto with = Adopters(s.phones, resolve(settings, s.around)).reached();
    settings.campaigns = {"venue_gate 2021-05-20..2021-07-30 cost=1000 budget=1e6"};
    const auto cut = Adopters(s.phones, resolve(settings, s.around)).reached();
    settings.campaigns = {"venue_gate 2021-06-20..2021-07-30"};
    const auto later = Adopters(s.phones, resolve(settings, s.around)).reached();
    settings.campaigns = {};
    const auto without = Adopters(s.phones, resolve(settings, s.around)).reached();
    CHECK(with.installed > cut.installed);
    CHECK(cut.installed > without.installed);
    CHECK(later.installed == without.installed);
}

TEST_CASE("Strict scenarios refuse what smartphones do not allow, others do not") {
    const Setup s;
    AdoptionSettings settings;
    settings.target = {0.95, Denominator::people};
    CHECK_NOTHROW(resolve(settings, s.around));
    settings.strict = true;
    CHECK_THROWS_WITH(resolve(settings, s.around), Catch::Contains("more than smartphones allow"));
}
