// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace truyvet::adoption {

/// What people do on an ordinary day, in the words a scenario uses. Everybody has one, so
/// occupations part the people.
enum class Occupation : std::uint8_t {
    kindergarten,
    pupil,
    student,
    teacher,
    official,
    office_worker,  ///< of an enterprise, not in a workshop
    factory_worker, ///< of an enterprise, in a workshop: stands for industrial-park workers
    trader,         ///< stall, shop, eatery, household business, building trade
    farmer,
    at_home, ///< small children, the retired, home-makers, those out of work
};
inline constexpr std::array<std::string_view, 10> occupation_names{
    "kindergarten",   "pupils",          "students", "teachers", "officials",
    "office_workers", "factory_workers", "traders",  "farmers",  "at_home"};

Occupation occupation(const population::Population& people, core::PersonId person);

/// Years of age that an occupation has at all (population's schooling and work), inclusive.
struct AgeRange {
    unsigned min = 0;
    unsigned max = 200;
};
AgeRange ages_of(Occupation occupation);

/// The chance that an adult is a member of the Communist Party. 5.2 million members in 2019 (the
/// Party's own count) of some 69 million adults: 7.5 %. assumption: half of the officials, a third
/// of the teachers, and 5.3 % of everyone else, which is what the count leaves. A test holds their
/// mean to the count.
double party_chance(Occupation occupation, unsigned age);

} // namespace truyvet::adoption
