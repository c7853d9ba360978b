// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {

std::vector<Parameter> experiment_table() {
    return {
        bind("experiment.seed", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.seed; },
             {.unit = "",
              .summary = "names all the chance in the experiment: same seed, same bits",
              .source = "free choice",
              .min = 0,
              .max = 9007199254740992.0}),
        bind("experiment.replicates", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.replicates; },
             {.unit = "replicates",
              .summary = "independent repetitions; intervals are over them",
              .source = "free choice; fewer than two give no interval",
              .min = 1,
              .max = 1000000}),
    };
}

} // namespace truyvet::scenario
