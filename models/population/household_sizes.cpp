// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/household_sizes.hpp"

#include "models/core/categorical.hpp"
#include "models/core/root.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace truyvet::population {
namespace {

using Row = std::array<double, max_household>;

std::size_t class_of(std::size_t s) {
    return std::min<std::size_t>(s, size_classes - 1);
}

/// Mean size of a census row; 5+ counts as 5.9, the national mean of such households (GSO 2019,
/// geometric tail).
double mean_size(const SizeCounts& sizes) {
    const double people = sizes[0] + 2 * sizes[1] + 3 * sizes[2] + 4 * sizes[3] + 5.9 * sizes[4];
    return people / std::max(1.0, std::accumulate(sizes.begin(), sizes.end(), 0.0));
}

/// Multiplies by exp(theta s) such that the row has `households` and `people`.
void tilt(Row& row, double households, double people) {
    if (households <= 0) {
        row.fill(0);
        return;
    }
    Row tilted{};
    double sum = 0;
    const auto people_too_many = [&](double theta) {
        sum = 0;
        double weighted = 0;
        for (std::size_t s = 0; s < max_household; ++s) {
            tilted[s] = row[s] * std::exp(theta * static_cast<double>(s));
            sum += tilted[s];
            weighted += tilted[s] * static_cast<double>(s + 1);
        }
        return weighted / sum - people / households;
    };
    people_too_many(core::root_of(people_too_many, -8, 8));
    for (std::size_t s = 0; s < max_household; ++s) {
        row[s] = tilted[s] * (households / sum);
    }
}

/// Scales the columns so that, over all rows of one kind, the shares of the census classes hold.
void scale_classes(std::vector<Row>& rows, const std::vector<DistrictPart>& parts, bool urban,
                   const SizeCounts& target) {
    SizeCounts now{};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t s = 0; parts[r].urban == urban && s < max_household; ++s) {
            now[class_of(s)] += rows[r][s];
        }
    }
    const double all_now = std::accumulate(now.begin(), now.end(), 0.0);
    const double all_target = std::accumulate(target.begin(), target.end(), 0.0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t s = 0; parts[r].urban == urban && s < max_household; ++s) {
            const std::size_t k = class_of(s);
            if (now[k] > 0 && all_target > 0) {
                rows[r][s] *= target[k] / all_target * all_now / now[k];
            }
        }
    }
}

/// Whole households whose members add up to `people`, near the fitted row.
HouseholdCounts whole_counts(const Row& row, const DistrictPart& part) {
    HouseholdCounts counts{};
    if (part.households == 0) {
        return counts;
    }
    const auto rounded = core::apportion(part.households, row);
    std::copy(rounded.begin(), rounded.end(), counts.begin());
    std::int64_t missing = static_cast<std::int64_t>(part.population);
    for (std::size_t s = 0; s < max_household; ++s) {
        missing -= static_cast<std::int64_t>(counts[s] * (s + 1));
    }
    // Grow or shrink single households by one member, from size 5 on first: the classes stay.
    for (std::size_t i = 0; missing != 0; i = (i + 1) % max_household) {
        const std::size_t s = (4 + i) % max_household;
        if (missing > 0 && counts[s] > 0 && s + 1 < max_household) {
            --counts[s];
            ++counts[s + 1];
            --missing;
        } else if (missing < 0 && counts[s] > 0 && s > 0) {
            --counts[s];
            ++counts[s - 1];
            ++missing;
        }
    }
    return counts;
}

} // namespace

std::vector<DistrictPart> parts_of(const ProvinceFigures& province, std::uint64_t population) {
    const double per_urban = mean_size(province.urban_sizes);
    const double per_rural = mean_size(province.rural_sizes);
    std::vector<DistrictPart> parts;
    std::vector<double> people;
    std::vector<double> homes;
    for (std::uint32_t d = 0; d < province.districts.size(); ++d) {
        const DistrictFigures& f = province.districts[d];
        const double all = static_cast<double>(f.population);
        const double as_if =
            all * f.urban_share / per_urban + all * (1 - f.urban_share) / per_rural;
        const double fit = static_cast<double>(f.households) / as_if;
        for (const bool urban : {true, false}) {
            const double share = urban ? f.urban_share : 1 - f.urban_share;
            parts.push_back({d, urban, 0, 0});
            people.push_back(all * share);
            homes.push_back(all * share / (urban ? per_urban : per_rural) * fit);
        }
    }
    const double scale = static_cast<double>(population) / static_cast<double>(province.population);
    const auto households =
        std::max<double>(1, std::round(static_cast<double>(province.households) * scale));
    const auto whole_people = core::apportion(population, people);
    const auto whole_homes = core::apportion(static_cast<std::uint64_t>(households), homes);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].population = whole_people[i];
        // Small parts of a scaled population: nobody without a home, no home without people.
        parts[i].households = std::clamp<std::uint64_t>(
            whole_homes[i], (whole_people[i] + max_household - 1) / max_household, whole_people[i]);
    }
    return parts;
}

std::vector<HouseholdCounts> household_sizes(const ProvinceFigures& province,
                                             const std::vector<DistrictPart>& parts) {
    constexpr double tail_ratio = 0.45; // start of the 5+ tail; the fit moves it
    constexpr int rounds = 60;
    std::vector<Row> rows(parts.size());
    for (std::size_t r = 0; r < parts.size(); ++r) {
        const SizeCounts& sizes = parts[r].urban ? province.urban_sizes : province.rural_sizes;
        for (std::size_t s = 0; s < max_household; ++s) {
            rows[r][s] = s < size_classes ? std::max(sizes[s], 1e-3) : rows[r][s - 1] * tail_ratio;
        }
    }
    for (int i = 0; i < rounds; ++i) {
        scale_classes(rows, parts, true, province.urban_sizes);
        scale_classes(rows, parts, false, province.rural_sizes);
        for (std::size_t r = 0; r < parts.size(); ++r) {
            tilt(rows[r], static_cast<double>(parts[r].households),
                 static_cast<double>(parts[r].population));
        }
    }
    std::vector<HouseholdCounts> counts;
    for (std::size_t r = 0; r < parts.size(); ++r) {
        counts.push_back(whole_counts(rows[r], parts[r]));
    }
    return counts;
}

} // namespace truyvet::population
