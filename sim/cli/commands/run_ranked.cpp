// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/cli/commands/run.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/ranks.hpp"
#include "sim/experiment/unit.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;

unsigned threads_of(const po::variables_map& values) {
    return static_cast<unsigned>(std::max(1, values["threads"].as<int>()));
}

/// The leader's experiment is all the others are told; none if it was at fault, which it says.
int follow(experiment::Ranks& ranks, unsigned threads) {
    const std::string pack = ranks.share("");
    if (!pack.empty()) {
        const experiment::InterruptGuard guard;
        // Made in time for the first unit, so that what fails is told to the leader.
        std::optional<scenario::Experiment> experiment;
        std::optional<experiment::Work> work;
        ranks.serve([&](std::size_t unit) {
            if (!work) {
                experiment = scenario::unpacked(pack);
                work.emplace(*experiment);
            }
            return work->compute(unit, threads);
        });
    }
    return 0;
}

RunRequest request_of(const po::variables_map& values, experiment::Ranks& ranks) {
    try {
        if (values["jobs"].as<int>() != 1) {
            throw core::InputError("--jobs", "the ranks are the jobs; give mpirun -n N instead");
        }
        return run_request(values);
    } catch (...) {
        ranks.share("");
        throw;
    }
}

int lead(experiment::Ranks& ranks, const po::variables_map& values) {
    RunRequest request = request_of(values, ranks);
    request.options.threads = threads_of(values);
    request.options.spread = [&](const auto& units, const experiment::Task& task) {
        ranks.hand_out(units, task);
    };
    ranks.share(scenario::packed(request.experiment, std::numeric_limits<std::uintmax_t>::max()));
    // Whoever fails here must not leave the others waiting.
    const int code = guarded([&] { return carry_out(request); });
    if (code != 0) {
        ranks.abandon(code);
    }
    ranks.dismiss();
    return 0;
}

} // namespace

int run_as_rank(const po::variables_map& values) {
    experiment::Ranks ranks;
    return ranks.leads() ? lead(ranks, values) : follow(ranks, threads_of(values));
}

} // namespace truyvet::cli
