// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/merge.hpp"

#include "sim/cli/commands/commands.hpp"
#include "sim/cli/output.hpp"
#include "sim/results/file.hpp"

#include <filesystem>
#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;
namespace fs = std::filesystem;

int merge(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("from", po::value<Arguments>()->required(),
                          "output folders, folders of parts or files of shards")(
        "out,o", po::value<std::string>()->required(), "the results file to write");
    add_force(options);
    po::positional_options_description positional;
    positional.add("from", -1);
    po::variables_map values;
    if (!parse(arguments, "merge", options, positional, values)) {
        return 0;
    }
    const Arguments given = values["from"].as<Arguments>();
    const std::vector<fs::path> from(given.begin(), given.end());
    const Output out(values["out"].as<std::string>(), from, values["force"].as<bool>());
    results::write(experiment::merge(from), out.target());
    std::cout << "results  " << values["out"].as<std::string>() << "\n";
    return 0;
}

} // namespace truyvet::cli
