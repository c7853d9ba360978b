// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/summary.hpp"

#include "models/core/error.hpp"
#include "sim/analysis/calibration.hpp"
#include "sim/analysis/unknowns.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/results/schema.hpp"

#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;

int summary(const Arguments& arguments) {
    po::options_description options;
    add_results_file(options);
    options.add_options()("json", po::bool_switch(), "schema truyvet-summary/1")(
        "csv", po::bool_switch(), "one row an estimate: arm, channel, measure, mean, lo, hi");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "summary", options, positional, values)) {
        return 0;
    }
    if (values["json"].as<bool>() && values["csv"].as<bool>()) {
        throw core::InputError("truyvet summary", "--json and --csv exclude each other; give one");
    }
    const results::Results r = read_results_file(values);
    if (values["json"].as<bool>()) {
        nlohmann::ordered_json all = analysis::summary_json(r);
        if (r.find(results::posterior_shape.name) != nullptr) {
            if (const auto calibration = analysis::calibrate(r)) {
                all["calibration"] = analysis::calibration_json(*calibration);
            }
        }
        if (const auto matters = analysis::what_matters(r); !matters.empty()) {
            all["what_matters"] = analysis::what_matters_json(matters);
        }
        std::cout << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                  << "\n";
    } else if (values["csv"].as<bool>()) {
        analysis::print_csv(r, std::cout);
    } else {
        analysis::print_table(r, std::cout);
        analysis::print_what_matters(analysis::what_matters(r), r, std::cout);
        if (r.find(results::posterior_shape.name) != nullptr) {
            if (const auto calibration = analysis::calibrate(r)) {
                std::cout << "\n";
                analysis::print_calibration(*calibration, std::cout);
            }
        }
    }
    return 0;
}

} // namespace truyvet::cli
