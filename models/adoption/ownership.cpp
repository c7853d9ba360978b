// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/ownership.hpp"

#include "models/core/assert.hpp"
#include "models/core/error.hpp"
#include "models/core/root.hpp"

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

void add(const AgeTable& some, AgeTable& all) {
    for (std::size_t urban = 0; urban < 2; ++urban) {
        for (std::size_t age = 0; age < ages; ++age) {
            all[urban][age] += some[urban][age];
        }
    }
}

AgeTable with_odds(double factor, const OwnershipSettings& settings) {
    AgeTable chance{};
    for (std::size_t age = 0; age < ages; ++age) {
        const double share = with_odds_to(settings.age_steepness, profile(age));
        chance[0][age] = with_odds_times(factor, share);
        chance[1][age] = with_odds_times(factor * settings.urban_odds_ratio, share);
    }
    return chance;
}

/// The chances at which that share of the adults owns one.
AgeTable solved(const AgeTable& counts, double adult_share, const OwnershipSettings& settings) {
    if (adult_share == 1) {
        return ones();
    }
    const double adults = std::round(weighted(counts, ones(), adult_age));
    // The adults' mean rises with the factor's logarithm.
    const auto owners_too_many = [&](double log_factor) {
        return weighted(counts, with_odds(std::exp(log_factor), settings), adult_age) -
               adult_share * adults;
    };
    return with_odds(std::exp(core::root_of(owners_too_many, -30, 30)), settings);
}

/// The ages of a province by its printed shares.
AgeTable expected_counts(const population::ProvinceFigures& p) {
    AgeTable counts{};
    double urban = 0;
    for (const population::DistrictFigures& d : p.districts) {
        urban += d.urban_share * static_cast<double>(d.population);
    }
    for (std::size_t age = 0; age < ages; ++age) {
        // Within a group of five years evenly; above 80 no smartphone profile tells ages apart.
        const std::size_t group = population::age_group(static_cast<unsigned>(age));
        const double years = group + 1 == population::age_groups ? ages - 80.0 : 5.0;
        const double of_age = p.age_share[group] / years;
        counts[1][age] = urban * of_age;
        counts[0][age] = (static_cast<double>(p.population) - urban) * of_age;
    }
    return counts;
}

} // namespace

std::vector<ProvinceAges> counted_ages(const People& people) {
    std::vector<ProvinceAges> provinces;
    for (const population::Smartphones& figures : people.provinces) {
        provinces.push_back({{}, figures});
    }
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const Traits t = people.home_of(core::PersonId{i});
        TRUYVET_EXPECT(t.province.value < provinces.size(), t.province, provinces.size());
        provinces[t.province.value]
            .counts[t.urban ? 1 : 0][std::min<std::size_t>(t.age, ages - 1)] += 1;
    }
    return provinces;
}

std::vector<ProvinceAges> expected_ages(const population::Census& census, std::uint64_t people) {
    std::vector<ProvinceAges> provinces;
    double all = 0;
    double made = 0;
    for (const population::ProvinceFigures& p : census.provinces) {
        provinces.push_back({expected_counts(p), p.smartphones});
        all += static_cast<double>(p.population);
        made += weighted(provinces.back().counts, ones(), 0);
    }
    // Printed age shares add up to 1 but for their rounding.
    const double wanted = people > 0 ? static_cast<double>(people) : all;
    const double scale = all > 0 ? wanted / made : 1;
    for (ProvinceAges& province : provinces) {
        for (auto& by_age : province.counts) {
            for (double& n : by_age) {
                n *= scale;
            }
        }
    }
    return provinces;
}

Ownership::Ownership(const std::vector<ProvinceAges>& provinces,
                     const OwnershipSettings& settings) {
    const bool own = settings.adult_share == as_province;
    if (!own && !(settings.adult_share >= 0 && settings.adult_share <= 1)) {
        throw core::InputError("adoption.ownership.adult_share",
                               "a share of " + std::to_string(settings.adult_share) +
                                   " of the adults cannot own a smartphone; give 0 to 1, or -1 for "
                                   "each province's own");
    }
    const double per_person = settings.subscriptions_per_person;
    if (per_person != as_province && !(per_person >= 0)) {
        throw core::InputError("adoption.ownership.subscriptions_per_person",
                               std::to_string(per_person) +
                                   " subscriptions a person cannot be; give 0 to 2, or -1 for each "
                                   "province's own");
    }
    AgeTable everybody{};
    double subscriptions = 0;
    for (const ProvinceAges& p : provinces) {
        add(p.counts, everybody);
        subscriptions += p.smartphones.subscriptions_per_person * weighted(p.counts, ones(), 0);
        if (own) {
            chance_.push_back(solved(p.counts, p.smartphones.adult_share, settings));
            expected_owners_ += weighted(p.counts, chance_.back(), 0);
        }
    }
    if (!own) {
        chance_.push_back(solved(everybody, settings.adult_share, settings));
        expected_owners_ = weighted(everybody, chance_.back(), 0);
    }
    people_ = static_cast<std::uint32_t>(std::llround(weighted(everybody, ones(), 0)));
    adults_ = static_cast<std::uint32_t>(std::llround(weighted(everybody, ones(), adult_age)));
    if (per_person != as_province) {
        subscriptions = per_person * people_;
    }
    subscriptions_ = static_cast<std::uint32_t>(std::llround(subscriptions));
}

} // namespace truyvet::adoption
