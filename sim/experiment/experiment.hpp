// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/experiment/spread.hpp"
#include "sim/results/results.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace truyvet::experiment {

/// One of several runs that share the units: the number-th of `of`, from 1.
struct Shard {
    std::size_t number = 1;
    std::size_t of = 1;
};

struct Options {
    unsigned jobs = 1;    ///< processes that share the replicates
    unsigned threads = 0; ///< in each; 0 = the processors divided by the jobs
    /// Told how many of how many replicates of arms are done, and what else is worth knowing.
    std::function<void(std::size_t done, std::size_t total)> progress;
    std::function<void(const std::string& text)> remark;
    /// Where finished replicates are kept until all are there; none: in memory only, one job.
    std::optional<std::filesystem::path> parts;
    bool resume = false; ///< use what `parts` holds from an earlier run of the same scenario
    Spread spread;       ///< by whom, if not by `jobs` processes of this machine
};

/// Every arm, every replicate. The same for any number of jobs and threads, resumed or not.
/// Throws core::RunError if interrupted, after keeping what was finished.
results::Results run(const scenario::Experiment& experiment, const Options& options);

/// Computes a shard's units into options.parts, beside those of other shards, and leaves them
/// there for merge(). Returns how many units the shard has.
std::size_t run_shard(const scenario::Experiment& experiment, const Options& options, Shard shard);

} // namespace truyvet::experiment
