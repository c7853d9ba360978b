// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/commands.hpp"
#include "sim/scenario/scenario.hpp"

#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;

int check_scenario(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("scenario", po::value<std::string>()->required(), "the TOML file")(
        "set", po::value<Arguments>()->composing()->default_value({}, ""),
        "key=value")("vary", po::value<Arguments>()->composing()->default_value({}, ""),
                     "key=a:b:step or key=v1,v2,...");
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "check", options, positional, values)) {
        return 0;
    }
    const auto file = values["scenario"].as<std::string>();
    const auto experiment =
        scenario::read(file, {values["set"].as<Arguments>(), values["vary"].as<Arguments>()});
    print_notes(experiment.remarks);
    std::cout << file << ": no faults; \"" << experiment.name << "\", " << experiment.arms.size()
              << " arm" << (experiment.arms.size() == 1 ? "" : "s") << ", "
              << experiment.settings.experiment.replicates << " replicates\n";
    return 0;
}

} // namespace truyvet::cli
