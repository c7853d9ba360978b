// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/household_sample.hpp"

#include "models/core/random.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::population {
namespace {

using core::Stream;
using Ages = std::array<int, max_household>;

// The weights of the census decide how common each composition is; what stands here decides who
// goes with whom. Ages at marriage and birth: GSO, census 2019 (mean age at first marriage 25.2;
// age-specific fertility highest at 25-29). Shares by type, and spreads, are assumptions.
constexpr int oldest = 95; // assumption
// Husbands are nearly 3 years older at registered first marriages of 2021-2023 (General Statistics
// Office and UNFPA, report on civil registration 2021-2024); by census 2019 they marry 4.1 later.
constexpr double spouse_gap_mean = 2.8;
constexpr double spouse_gap_sd = 3.0;
constexpr double first_birth_mean = 25;
constexpr double first_birth_sd = 4;

int whole(double x) {
    return static_cast<int>(std::lround(x));
}

bool possible(const Ages& ages, std::size_t n) {
    return std::all_of(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(n),
                       [](int a) { return a >= 0 && a <= oldest; });
}

/// Grown children marry out: the chance that one of this age still lives with its parents.
double still_at_home(int age) {
    return age < 19 ? 1.0 : std::max(0.25, 1.0 - 0.07 * (age - 18));
}

int spouse_of(int age, Stream& s) {
    return std::max(18, whole(age + s.normal(spouse_gap_mean, spouse_gap_sd)));
}

/// Children of a mother of this age, eldest first; false if they cannot be.
bool add_children(Ages& ages, std::size_t from, std::size_t n, int mother, Stream& s) {
    double birth = std::clamp(s.normal(first_birth_mean, first_birth_sd), 17.0, 38.0);
    for (std::size_t i = from; i < n; ++i) {
        ages[i] = whole(mother - birth);
        if (birth > 45 || ages[i] < 0 || !s.bernoulli(still_at_home(ages[i]))) {
            return false;
        }
        birth += 1.5 + s.exponential(2.2);
    }
    return true;
}

int parent_of(int age, Stream& s) {
    return whole(age + std::clamp(s.normal(27, 4.5), 17.0, 45.0));
}

bool one(Ages& ages, Stream& s) {
    ages[0] = 18 + static_cast<int>(s.below(75));
    return true;
}

bool two(Ages& ages, Stream& s) {
    const double type = s.uniform();
    ages[0] = 19 + static_cast<int>(s.below(72));
    if (type < 0.60) {
        ages[1] = spouse_of(ages[0], s);
    } else if (type < 0.85) {
        return add_children(ages, 1, 2, ages[0], s);
    } else if (type < 0.92) {
        ages[1] = ages[0] - 42 - static_cast<int>(s.below(24)); // grandparent and grandchild
    } else {
        ages[0] = 18 + static_cast<int>(s.below(20)); // siblings or mates who share a room
        ages[1] = std::max(16, whole(ages[0] + s.normal(0, 3)));
    }
    return true;
}

bool family(Ages& ages, std::size_t n, Stream& s) {
    const int mother = 19 + static_cast<int>(s.below(56));
    ages[0] = mother;
    std::size_t placed = 1;
    if (!s.bernoulli(0.10)) { // 10 % of families with one parent: assumption
        ages[placed++] = spouse_of(mother, s);
    }
    const double three_generations = n == 3 ? 0.12 : n == 4 ? 0.20 : n == 5 ? 0.55 : 0.75;
    if (s.bernoulli(three_generations)) {
        ages[placed++] = parent_of(ages[0], s);
        if (placed < n && s.bernoulli(0.55)) {
            ages[placed] = spouse_of(ages[placed - 1], s);
            ++placed;
        }
    }
    if (n >= 7 && s.bernoulli(0.6)) { // a brother or sister of the core couple with a spouse
        ages[placed] = std::max(18, whole(mother + s.normal(0, 5)));
        ages[placed + 1] = spouse_of(ages[placed], s);
        placed += 2;
        const std::size_t cousins = std::min<std::size_t>(2, n - placed);
        if (!add_children(ages, placed, placed + cousins, ages[placed - 2], s)) {
            return false;
        }
        placed += cousins;
    }
    return add_children(ages, placed, n, mother, s);
}

void draw(std::uint8_t* out, std::size_t n, Stream s) {
    Ages ages{};
    while (!((n == 1   ? one(ages, s)
              : n == 2 ? two(ages, s)
                       : family(ages, n, s)) &&
             possible(ages, n))) {
    }
    std::transform(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(n), out,
                   [](int a) { return static_cast<std::uint8_t>(a); });
}

} // namespace

HouseholdSample::HouseholdSample() {
    // One sample for all seeds: it is a model of households, not part of the chance of a run.
    const core::Randomness chance(0, 0);
    for (std::size_t size = 1; size <= max_household; ++size) {
        ages_[size - 1].resize(per_size * size);
        for (std::size_t i = 0; i < per_size; ++i) {
            draw(ages_[size - 1].data() + i * size, size,
                 chance.stream(core::Purpose{"population.household_sample"}, size, i));
        }
    }
}

} // namespace truyvet::population
