// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {

std::vector<Parameter> population_table() {
    return {
        bind("population.provinces", Layer::world, [](auto& s) -> auto& { return s.provinces; },
             {.unit = "",
              .summary = "provinces by slug (\"lao-cai\"); an empty list: all 63",
              .source = "census 2019"}),
        bind("population.people", Layer::world,
             [](auto& s) -> auto& { return s.population.people; },
             {.unit = "people",
              .summary = "people in all provinces together, scaled from the census; 0 = the census",
              .source = "census 2019",
              .min = 0,
              .max = 4000000000.0}),
    };
}

} // namespace truyvet::scenario
