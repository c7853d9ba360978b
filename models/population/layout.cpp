// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/layout.hpp"

#include "models/core/categorical.hpp"
#include "models/core/random_bits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace truyvet::population {
namespace {

constexpr core::Purpose order_of_homes{"population.order_of_homes"};
constexpr core::Purpose commune_weight{"population.commune_weight"};
constexpr std::array<std::uint8_t, 2> boarding_sizes{2, 3}; // 2-3 people a room: assumption

/// The sizes of a part's households in random order.
std::vector<std::uint8_t> shuffled_sizes(const HouseholdCounts& counts, core::Stream stream) {
    std::vector<std::uint8_t> sizes;
    for (std::size_t s = 0; s < max_household; ++s) {
        sizes.insert(sizes.end(), counts[s], static_cast<std::uint8_t>(s + 1));
    }
    core::shuffle(sizes, stream);
    return sizes;
}

/// Town communes of a district with both kinds: as many as fit its urban share; fewer where the
/// population is scaled down, so that a commune keeps its size.
std::uint32_t communes_of(const DistrictFigures& figures, const DistrictPart& part) {
    const double per_commune = static_cast<double>(figures.population) / figures.communes;
    const auto wanted =
        static_cast<std::uint64_t>(std::lround(static_cast<double>(part.population) / per_commune));
    const auto n = std::clamp<std::uint64_t>(wanted, 1, figures.communes);
    return static_cast<std::uint32_t>(std::min(n, part.households));
}

void add_communes(DistrictPlan& plan, const DistrictFigures& figures, const DistrictPart& part,
                  const HouseholdCounts& counts, const core::Randomness& chance) {
    const std::uint64_t word = core::pair_word(plan.province, 2 * part.district + part.urban);
    const std::uint32_t n = communes_of(figures, part);
    if (n == 0) {
        return;
    }
    const auto sizes = shuffled_sizes(counts, chance.stream(order_of_homes, word));
    core::Stream stream = chance.stream(commune_weight, word);
    std::vector<double> weight(n);
    for (double& w : weight) {
        w = stream.uniform(0.5, 1.5); // communes differ in size by some 30 %: assumption
    }
    auto from = sizes.begin();
    for (const std::uint64_t homes : core::apportion(sizes.size(), weight)) {
        const auto to = from + static_cast<std::ptrdiff_t>(homes);
        plan.communes.push_back({part.urban, {from, to}});
        from = to;
    }
    for (std::size_t s = 0; s < max_household; ++s) {
        plan.households[s] += counts[s];
    }
}

/// Puts households of the boarding houses' sizes first, each of the sizes in turn.
void make_way(CommunePlan& commune, DistrictPlan& plan, std::uint64_t rooms) {
    for (std::uint64_t i = 0; i < rooms; ++i) {
        const std::uint8_t wanted = boarding_sizes[i % boarding_sizes.size()];
        const auto first = commune.sizes.begin() + commune.boarding;
        const auto found = std::find(first, commune.sizes.end(), wanted);
        if (found == commune.sizes.end()) {
            return;
        }
        std::iter_swap(first, found);
        ++commune.boarding;
        ++plan.boarding[wanted - 1U];
    }
}

/// Spreads full boarding houses over the province's communes as its people are spread: where the
/// parks lie is not among the figures (assumption).
void add_boarding_houses(std::vector<DistrictPlan>& plans, std::uint64_t boarders) {
    const double mean_size = std::accumulate(boarding_sizes.begin(), boarding_sizes.end(), 0.0) /
                             static_cast<double>(boarding_sizes.size());
    const auto houses = static_cast<std::uint64_t>(
        std::lround(static_cast<double>(boarders) / mean_size / rooms_per_boarding_house));
    std::vector<double> homes;
    for (const DistrictPlan& plan : plans) {
        for (const CommunePlan& commune : plan.communes) {
            homes.push_back(static_cast<double>(commune.sizes.size()));
        }
    }
    const auto of_commune = core::apportion(houses, homes);
    auto next = of_commune.begin();
    for (DistrictPlan& plan : plans) {
        for (CommunePlan& commune : plan.communes) {
            make_way(commune, plan, *next++ * rooms_per_boarding_house);
        }
    }
}

} // namespace

std::uint64_t DistrictPlan::people() const {
    std::uint64_t n = 0;
    for (std::size_t s = 0; s < max_household; ++s) {
        n += households[s] * (s + 1);
    }
    return n;
}

std::uint64_t DistrictPlan::homes() const {
    std::uint64_t n = 0;
    for (const std::uint64_t h : households) {
        n += h;
    }
    return n;
}

std::vector<DistrictPlan> plan_province(const ProvinceFigures& figures, std::uint32_t province,
                                        std::uint64_t people, std::uint64_t boarders,
                                        const core::Randomness& chance) {
    const std::vector<DistrictPart> parts = parts_of(figures, people);
    const std::vector<HouseholdCounts> counts = household_sizes(figures, parts);
    std::vector<DistrictPlan> plans(figures.districts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        DistrictPlan& plan = plans[parts[i].district];
        plan.province = province;
        plan.figures = parts[i].district;
        add_communes(plan, figures.districts[parts[i].district], parts[i], counts[i], chance);
    }
    if (boarders > 0) {
        add_boarding_houses(plans, boarders);
    }
    return plans;
}

} // namespace truyvet::population
