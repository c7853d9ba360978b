// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/report.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/report/form.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/scenario.hpp"

#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;

Output output_of(const po::variables_map& values) {
    const std::filesystem::path input = values["file"].as<std::string>();
    return {values["output"].as<std::string>(), {&input, 1}, values["force"].as<bool>()};
}

/// The form, to the screen as text or to a file as HTML (by its ending .html).
int form(const results::Results& r, const po::variables_map& values) {
    if (values["form"].as<std::string>() != "bao-cao") {
        throw core::InputError("--form", "'" + values["form"].as<std::string>() +
                                             "' is not a form; give bao-cao");
    }
    const auto experiment = scenario::read_stored(r.scenario, "the results' scenario");
    const auto census = population::read_census(scenario::data_folder());
    const adoption::Observations observations(scenario::data_folder() /
                                              "adoption_observations.csv");
    const std::size_t arm =
        values.count("arm") == 0 ? 0 : report::arm_named(r, values["arm"].as<std::string>());
    const auto filled = report::form_of(r, arm, {experiment, census, observations});
    const auto blocks = report::blocks_of(filled);
    if (values["output"].defaulted()) {
        std::cout << report::as_plain_text(blocks);
        return 0;
    }
    const std::filesystem::path output = values["output"].as<std::string>();
    const std::string text = output.extension() == ".html"
                                 ? report::as_page(blocks, "Báo cáo nhanh, " + filled.province)
                                 : report::as_plain_text(blocks);
    output_of(values).write(text);
    std::cout << output.string() << "\n";
    return 0;
}

} // namespace

int report(const Arguments& arguments) {
    po::options_description options;
    add_results_file(options);
    add_force(options);
    options.add_options()("output,o", po::value<std::string>()->default_value("report.html"),
                          "page to write")("lang", po::value<std::string>()->default_value("vi"),
                                           "language it opens in: vi or en")(
        "json", po::bool_switch(), "print where the page is as JSON")(
        "form", po::value<std::string>(),
        "bao-cao: the provinces' quick report instead, printed as text; with -o FILE.html or "
        "FILE.txt written there")("arm", po::value<std::string>(), "of the form; the first one");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "report", options, positional, values)) {
        return 0;
    }
    if (values.count("form") != 0) {
        return form(read_results_file(values), values);
    }
    const auto language = report::language_named(values["lang"].as<std::string>());
    if (!language) {
        throw core::InputError("--lang", "'" + values["lang"].as<std::string>() +
                                             "' is not a language of the report; give vi or en");
    }
    const std::string output = values["output"].as<std::string>();
    const Output page = output_of(values);
    page.write(report::html(read_results_file(values), *language));
    if (page.is_stream()) {
        return 0; // nothing among the page
    }
    if (values["json"].as<bool>()) {
        std::cout << nlohmann::ordered_json{{"report", output}}.dump() << "\n";
    } else {
        std::cout << output << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
