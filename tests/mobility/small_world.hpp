// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/synthetic.hpp"

namespace truyvet::mobility {

/// Lao Cai in small, with its days.
struct SmallWorld {
    explicit SmallWorld(std::uint64_t size, std::uint64_t seed = 1)
        : SmallWorld(settings_for(size), {}, seed) {}
    SmallWorld(const population::PopulationSettings& size, const MobilitySettings& settings,
               std::uint64_t seed = 1, const std::vector<std::string>& provinces = {"lao-cai"})
        : chance(seed, 0),
          people(population::make(
              population::select(population::read_census(TRUYVET_CENSUS), provinces), size,
              chance)),
          mobility(people, settings, chance) {}

    static population::PopulationSettings settings_for(std::uint64_t size) {
        population::PopulationSettings settings;
        settings.people = size;
        return settings;
    }

    core::Randomness chance;
    population::Population people;
    SyntheticMobility mobility;
    /// Monday 17 May 2021 and the Saturday after.
    core::LocalDay monday = core::local_day(std::chrono::year_month_day{
        std::chrono::year{2021}, std::chrono::May, std::chrono::day{17}});
    core::LocalDay saturday = monday + 5;
};

} // namespace truyvet::mobility
