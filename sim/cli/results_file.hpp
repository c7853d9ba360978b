// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <boost/program_options.hpp>

namespace truyvet::cli {

/// Adds the results file that a command reads, as `file`, and --unsealed.
void add_results_file(boost::program_options::options_description& options);

/// Reads it in a process of its own: it may come from anybody.
results::Results read_results_file(const boost::program_options::variables_map& values);

} // namespace truyvet::cli
