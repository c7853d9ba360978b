// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/report.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/results/file.hpp"

#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;

int report(const Arguments& arguments) {
    po::options_description options;
    options.add_options()("file", po::value<std::string>()->required(), "results file")(
        "output,o", po::value<std::string>()->default_value("report.html"), "page to write")(
        "lang", po::value<std::string>()->default_value("vi"), "language it opens in: vi or en")(
        "json", po::bool_switch(), "print where the page is as JSON");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "report", options, positional, values)) {
        return 0;
    }
    const auto language = report::language_named(values["lang"].as<std::string>());
    if (!language) {
        throw core::InputError("--lang", "'" + values["lang"].as<std::string>() +
                                             "' is not a language of the report; give vi or en");
    }
    const std::string output = values["output"].as<std::string>();
    report::write_html(results::read(values["file"].as<std::string>()), output, *language);
    if (values["json"].as<bool>()) {
        std::cout << nlohmann::ordered_json{{"report", output}}.dump() << "\n";
    } else {
        std::cout << output << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
