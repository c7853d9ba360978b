// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/installs.hpp"

#include "sim/scenario/data_folder.hpp"

namespace truyvet::conformance {

adoption::Traits traits_in_town(core::PersonId person) {
    const std::uint32_t household = person.value / 4;
    const std::uint32_t member = person.value % 4;
    adoption::Traits t;
    t.age = member < 2 ? 30 : member == 2 ? 60 : 10;
    t.urban = household % 2 == 1;
    t.household = core::HouseholdId{household};
    t.day_place = member < 2 ? core::PlaceId{household / 2 * 2 + member} : core::PlaceId::none();
    t.occupation = member == 0 && household % 10 == 0 ? adoption::Occupation::official
                                                      : adoption::Occupation::at_home;
    return t;
}

Town::Town(const scenario::Settings& s) {
    static const adoption::Observations observations(scenario::data_folder() /
                                                     "adoption_observations.csv");
    arm_ = world::make_arms(s, {{"base", {}}}, {"bluezone"},
                            {people_, observations, {}, {"lao-cai", "bac-giang"}})
               .front();
    phones_ = std::make_unique<const adoption::Phones>(people_, *arm_.ownership, arm_.clustering,
                                                       core::Randomness(1, 1));
    adopters_ = std::make_unique<const adoption::Adopters>(*phones_, arm_.adoption);
}

} // namespace truyvet::conformance
