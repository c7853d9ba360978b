// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/ownership.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::adoption {
namespace {

/// assumption: the profile over age, 2020. Level and shape agree with Pew 2017 (88 % of those
/// aged 18-36 and 38 % of those older used the Internet or a smartphone) and with 53.5 million
/// users aged 15 and over in September 2021; no table by age is published.
double profile(std::size_t age) {
    struct Band {
        std::size_t below;
        double share;
    };
    constexpr std::array<Band, 9> bands{{{6, 0.0},
                                         {10, 0.05},
                                         {15, 0.35},
                                         {25, 0.90},
                                         {35, 0.92},
                                         {45, 0.85},
                                         {55, 0.70},
                                         {65, 0.50},
                                         {1000, 0.22}}};
    return std::find_if(bands.begin(), bands.end(), [&](const Band& b) { return age < b.below; })
        ->share;
}

double with_odds_times(double factor, double share) {
    return factor * share / (1 - share + factor * share);
}

double with_odds_to(double power, double share) {
    // A power of 1 must not change the last bit.
    return share == 0 || power == 1 ? share : 1 / (1 + std::pow((1 - share) / share, power));
}

double weighted(const AgeTable& counts, const AgeTable& values, std::size_t from) {
    double sum = 0;
    for (std::size_t urban = 0; urban < 2; ++urban) {
        for (std::size_t age = from; age < ages; ++age) {
            sum += counts[urban][age] * values[urban][age];
        }
    }
    return sum;
}

AgeTable ones() {
    AgeTable all{};
    for (auto& by_age : all) {
        by_age.fill(1);
    }
    return all;
}

} // namespace

AgeTable counted_ages(const People& people) {
    AgeTable counts{};
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const Traits t = people.traits(core::PersonId{i});
        counts[t.urban ? 1 : 0][std::min<std::size_t>(t.age, ages - 1)] += 1;
    }
    return counts;
}

AgeTable expected_ages(const population::Census& census, std::uint64_t people) {
    AgeTable counts{};
    double all = 0;
    for (const population::ProvinceFigures& p : census.provinces) {
        double urban = 0;
        for (const population::DistrictFigures& d : p.districts) {
            urban += d.urban_share * static_cast<double>(d.population);
        }
        const auto here = static_cast<double>(p.population);
        all += here;
        for (std::size_t age = 0; age < ages; ++age) {
            // Within a group of five years evenly; above 80 no smartphone profile tells ages apart.
            const std::size_t group = population::age_group(static_cast<unsigned>(age));
            const double years = group + 1 == population::age_groups ? ages - 80.0 : 5.0;
            const double of_age = p.age_share[group] / years;
            counts[1][age] += urban * of_age;
            counts[0][age] += (here - urban) * of_age;
        }
    }
    // Printed age shares add up to 1 but for their rounding.
    const double wanted = people > 0 ? static_cast<double>(people) : all;
    const double scale = all > 0 ? wanted / weighted(counts, ones(), 0) : 1;
    for (auto& by_age : counts) {
        for (double& n : by_age) {
            n *= scale;
        }
    }
    return counts;
}

Ownership::Ownership(const AgeTable& counts, const OwnershipSettings& settings)
    : people_(static_cast<std::uint32_t>(std::llround(weighted(counts, ones(), 0)))),
      adults_(static_cast<std::uint32_t>(std::llround(weighted(counts, ones(), adult_age)))) {
    if (settings.adult_share < 0 || settings.adult_share > 1) {
        throw core::InputError("ownership.adult_share",
                               "a share of " + std::to_string(settings.adult_share) +
                                   " of the adults cannot own a smartphone; give 0 to 1");
    }
    subscriptions_ =
        static_cast<std::uint32_t>(std::llround(settings.subscriptions_per_person * people_));
    if (settings.adult_share == 1) {
        chance_ = ones();
        expected_owners_ = people_;
        return;
    }
    // Bisection on the logarithm of the factor; the adults' mean rises with it.
    double lo = -30;
    double hi = 30;
    for (int i = 0; i < 80; ++i) {
        const double middle = (lo + hi) / 2;
        set_odds(std::exp(middle), settings);
        const bool enough = weighted(counts, chance_, adult_age) >= settings.adult_share * adults_;
        (enough ? hi : lo) = middle;
    }
    expected_owners_ = weighted(counts, chance_, 0);
}

void Ownership::set_odds(double factor, const OwnershipSettings& settings) {
    for (std::size_t age = 0; age < ages; ++age) {
        const double share = with_odds_to(settings.age_steepness, profile(age));
        chance_[0][age] = with_odds_times(factor, share);
        chance_[1][age] = with_odds_times(factor * settings.urban_odds_ratio, share);
    }
}

} // namespace truyvet::adoption
