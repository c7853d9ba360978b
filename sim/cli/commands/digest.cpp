// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/digest.hpp"

#include "sim/cli/commands/commands.hpp"
#include "sim/cli/results_file.hpp"

#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;

int digest(const Arguments& arguments) {
    po::options_description options;
    add_results_file(options);
    options.add_options()("json", po::bool_switch(), "print JSON");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "digest", options, positional, values)) {
        return 0;
    }
    const std::string file = values["file"].as<std::string>();
    const std::string sum = results::digest(read_results_file(values));
    if (values["json"].as<bool>()) {
        std::cout << nlohmann::ordered_json{{"file", file}, {"digest", sum}}.dump() << "\n";
    } else {
        std::cout << sum << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
