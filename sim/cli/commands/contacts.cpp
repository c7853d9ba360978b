// SPDX-License-Identifier: GPL-2.0-only

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/contacts_print.hpp"

#include <fmt/format.h>

#include <iostream>

namespace truyvet::cli {

namespace po = boost::program_options;

int contacts(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("scenario", po::value<std::string>()->required(), "the TOML file")(
        "set", po::value<Arguments>()->composing()->default_value({}, ""),
        "key=value")("person-days", po::value<int>()->default_value(14000),
                     "diaries drawn in each province")("json", "print JSON");
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "contacts", options, positional, values)) {
        return 0;
    }
    const int days = values["person-days"].as<int>();
    if (days < 7 || days > 100'000'000) {
        throw core::InputError("--person-days",
                               fmt::format("{} is not between 7 and 100000000", days));
    }
    const scenario::Experiment experiment =
        scenario::read(values["scenario"].as<std::string>(), {values["set"].as<Arguments>(), {}});
    print_notes(experiment.remarks);
    const analysis::ContactReport report =
        analysis::count_contacts(experiment, static_cast<std::uint32_t>(days));
    if (values.count("json") != 0) {
        std::cout << contacts_json(report) << '\n';
    } else {
        print_contacts(report);
    }
    return 0;
}

} // namespace truyvet::cli
