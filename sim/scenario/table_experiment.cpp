// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

std::vector<Parameter> sequential() {
    return {
        bind("experiment.half_width", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.half_width; },
             {.unit = "share",
              .summary = "replicates go on until no arm's recall has a wider 95 % interval to "
                         "either side; 0: experiment.replicates and no more",
              .source = "free choice; Chow and Robbins 1965, in batches",
              .min = 0,
              .max = 1},
             // Off, the first batch is all; on, recall is not known at the limit.
             {"replicates done until recall is known", 0.0, 0.005, levels(20, 30)}),
        bind("experiment.half_width_channel", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.half_width_channel; },
             {.unit = "", .summary = "channel whose recall that is", .source = "free choice"},
             {"replicates done until recall is known", "bluezone", "manual", levels(20, 30)}),
        bind("experiment.max_replicates", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.max_replicates; },
             {.unit = "replicates",
              .summary = "end of a run that experiment.half_width keeps going",
              .source = "free choice",
              .min = 1,
              .max = 1000000},
             {"replicates done until recall is known", 25, 30, levels(25, 30)}),
    };
}

std::vector<Parameter> design() {
    return {
        bind_choice("experiment.design.kind", Layer::experiment,
                    [](auto& s) -> auto& { return s.experiment.design; }, design_names,
                    {.unit = "",
                     .summary = "how ranges (key=a:b, key=a:b:log) become arms: a Latin hypercube, "
                                "or Sobol's sequence laid out for truyvet sensitivity",
                     .source = "free choice"},
                    // Eight points; Saltelli's layout takes a point for each range and two more.
                    {"arms of a design with one range", "lhs", "sobol", levels(8, 24)}),
        bind("experiment.design.samples", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.design_samples; },
             {.unit = "points",
              .summary = "points of the design; with k ranges sobol has k + 2 arms a point",
              .source = "free choice; a power of two for sobol",
              .min = 2,
              .max = 100000},
             {"arms of a design with one range", 8, 16, levels(8, 16)}),
    };
}

} // namespace

std::vector<Parameter> experiment_table() {
    std::vector<Parameter> all{
        bind("experiment.seed", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.seed; },
             {.unit = "",
              .summary = "names all the chance in the experiment: same seed, same bits",
              .source = "free choice",
              .min = 0,
              .max = 9007199254740992.0},
             {"seed of the first replicate", 1, 2, levels(1, 2)}),
        bind("experiment.replicates", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.replicates; },
             {.unit = "replicates",
              .summary = "independent repetitions; intervals are over them; with "
                         "experiment.half_width those of the first batch",
              .source = "free choice; fewer than two give no interval",
              .min = 1,
              .max = 1000000},
             {"replicates done", 2, 4, levels(2, 4)}),
    };
    all.push_back(
        bind("experiment.populations", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.populations; },
             {.unit = "populations",
              .summary = "synthetic populations that replicates take in turn; with several "
                         "intervals are over them",
              .source = "free choice; one costs least, ten tell what the people drawn "
                        "bear on",
              .min = 1,
              .max = 100000},
             {"populations among four replicates", 1, 2, levels(1, 2)}));
    all.push_back(
        bind("experiment.priors", Layer::experiment,
             [](auto& s) -> auto& { return s.experiment.priors; },
             {.unit = "",
              .summary = "what is not known, each \"KEY = DISTRIBUTION\" or \"KEY = "
                         "DRAWS.csv\": every replicate draws its own, the same for all "
                         "arms",
              .source = "free choice"},
             {"installs asked of 400 people, a fifth unless drawn", std::vector<std::string>{},
              std::vector<std::string>{"adoption.share = 0.4:0.4000001"}, levels(80, 160)}));
    all.push_back(bind("experiment.detail", Layer::experiment,
                       [](auto& s) -> auto& { return s.experiment.detail; },
                       {.unit = "",
                        .summary = "results also hold every index case, contact, encounter, phone, "
                                   "row and notice; for small runs",
                        .source = "free choice"},
                       {"tables of single sightings, of one", false, true, levels(0, 1)}));
    all.push_back(bind_choice(
        "experiment.estimator", Layer::experiment,
        [](auto& s) -> auto& { return s.experiment.estimator; }, estimator_names,
        {.unit = "",
         .summary = "what Bluezone's recall, precision and waterfall are estimated from: every "
                    "pair, by how likely both phones run the app (at the link tier, without "
                    "experiment.detail); or the phones that are drawn to run it",
         .source = "free choice; docs/model.md has both"},
        {"tables of what is to be expected, of one", "pairs", "plain", levels(1, 0)}));
    for (const auto& more : {sequential(), design()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
