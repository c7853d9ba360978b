// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/maker.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>

namespace truyvet::population {
namespace {

constexpr core::Purpose friendship{"population.friendship"};
constexpr unsigned school_age = 6;

} // namespace

void Maker::make_friends() {
#pragma omp parallel for schedule(dynamic)
    for (std::size_t c = 0; c < made_.communes_.size(); ++c) {
        make_friends_of(made_.communes_[c], static_cast<std::uint32_t>(c));
    }
}

/// Those next to each other by age, in random order within a year, become friends.
void Maker::make_friends_of(const Commune& commune, std::uint32_t c) {
    std::vector<PersonId> people;
    for (std::uint32_t i = 0; i < commune.people.count; ++i) {
        if (made_.age_[commune.people[i].value] >= school_age) {
            people.push_back(commune.people[i]);
        }
    }
    core::shuffle(people, chance_.stream(friendship, c));
    std::stable_sort(people.begin(), people.end(), [&](PersonId a, PersonId b) {
        return made_.age_[a.value] < made_.age_[b.value];
    });
    for (std::size_t i = 0; i + 1 < people.size(); i += 2) {
        const PersonId a = people[i];
        const PersonId b = people[i + 1];
        if (made_.household_[a.value] != made_.household_[b.value]) {
            made_.friend_[a.value] = b.value;
            made_.friend_[b.value] = a.value;
        }
    }
}

} // namespace truyvet::population
