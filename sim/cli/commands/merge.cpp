// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/merge.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
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
        "out,o", po::value<std::string>()->required(), "the results file to write")("force",
                                                                                    "overwrite it");
    po::positional_options_description positional;
    positional.add("from", -1);
    po::variables_map values;
    if (!parse(arguments, "merge", options, positional, values)) {
        return 0;
    }
    const fs::path out = values["out"].as<std::string>();
    if (fs::exists(out) && values.count("force") == 0) {
        throw core::InputError(out.string(),
                               "exists already; name another with -o, or --force to overwrite it");
    }
    const Arguments from = values["from"].as<Arguments>();
    results::write(experiment::merge({from.begin(), from.end()}), out);
    std::cout << "results  " << out.string() << "\n";
    return 0;
}

} // namespace truyvet::cli
