// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/results_file.hpp"

#include "sim/results/file.hpp"

namespace truyvet::cli {
namespace po = boost::program_options;

void add_results_file(po::options_description& options) {
    options.add_options()("file", po::value<std::string>()->required(), "results file")(
        "unsealed", po::bool_switch(),
        "read it although it lacks its seal: cut off, or written to by another program");
}

results::Results read_results_file(const po::variables_map& values) {
    return results::read_apart(values["file"].as<std::string>(), values["unsealed"].as<bool>()
                                                                     ? results::Unsealed::taken
                                                                     : results::Unsealed::refused);
}

} // namespace truyvet::cli
