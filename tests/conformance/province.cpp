// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/province.hpp"

namespace truyvet::conformance {

const population::Population& province() {
    static const population::Population made = [] {
        population::PopulationSettings settings;
        settings.people = 40000;
        return population::make(
            population::select(population::read_census(TRUYVET_CENSUS), {"lao-cai", "da-nang"}),
            settings, day_chance);
    }();
    return made;
}

} // namespace truyvet::conformance
