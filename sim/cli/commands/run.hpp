// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/cli/command.hpp"
#include "sim/cli/folder_lock.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace truyvet::cli {

/// What `truyvet run` was asked for, checked; the folder is made.
struct RunRequest {
    scenario::Experiment experiment;
    experiment::Options options;
    std::optional<experiment::Shard> shard;
    std::filesystem::path out;
    bool quiet = false;
    std::optional<std::string> lang; ///< of the report
    /// Held while the run lives: nobody else writes there.
    std::shared_ptr<const FolderLock> lock;
};
RunRequest run_request(const boost::program_options::variables_map& values);
/// The same of an experiment that is there already; takes --jobs, --threads, --quiet, --resume,
/// --force, --shard and --lang as far as they are among the options.
RunRequest request_of(const boost::program_options::variables_map& values,
                      scenario::Experiment experiment, const std::filesystem::path& out);
/// Those of them that say how it is computed.
void add_how(boost::program_options::options_description& options);

/// Computes what is not there yet and puts it into request.out; `finish` may add to the results
/// before they are written and writes what stands beside run.h5.
results::Results computed(const RunRequest& request,
                          const std::function<void(results::Results&)>& finish);

/// Computes, writes run.h5 and report.html, prints.
int carry_out(const RunRequest& request);

/// The same in a process that mpirun started: rank 0 does it and hands out the work.
int run_as_rank(const boost::program_options::variables_map& values);

} // namespace truyvet::cli
