// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/report.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/output.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/report/docx.hpp"
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

report::Issuer issuer_of(const po::variables_map& values) {
    const std::string name = values["issuer"].as<std::string>();
    if (name != "so" && name != "ubnd") {
        throw core::InputError("--issuer", "'" + name +
                                               "' does not send the form; give so (the department, "
                                               "to the province) or ubnd (the province, to the "
                                               "Ministry)");
    }
    return name == "so" ? report::Issuer::department : report::Issuer::committee;
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
    if (values.count("lang") != 0 && values["lang"].as<std::string>() != "vi") {
        throw core::InputError("--lang", "the form is Vietnamese, as the Ministry's is; leave it "
                                         "out, or leave --form out for a report in English");
    }
    report::FormSources sources{experiment, census, observations};
    sources.issuer = issuer_of(values);
    sources.counts = values.count("counts") == 0 ? "" : values["counts"].as<std::string>();
    const auto filled = report::form_of(r, arm, sources);
    const auto blocks = report::blocks_of(filled);
    if (values["output"].defaulted()) {
        std::cout << report::as_plain_text(blocks);
        return 0;
    }
    const std::filesystem::path output = values["output"].as<std::string>();
    const std::string title = "Báo cáo nhanh, " + filled.province;
    const std::string ending = output.extension().string();
    if (ending != ".html" && ending != ".docx" && ending != ".txt" &&
        !std::filesystem::is_character_file(output)) {
        throw core::InputError(output.string(), "the form is written as .html, .docx or .txt");
    }
    const std::string text = ending == ".html"   ? report::as_page(blocks, title)
                             : ending == ".docx" ? report::as_docx(blocks, title)
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
                          "page to write")("lang", po::value<std::string>(),
                                           "language it opens in, vi or en: the scenario's lang, "
                                           "else the locale's")("json", po::bool_switch(),
                                                                "print where the page is as JSON")(
        "form", po::value<std::string>(),
        "bao-cao: the provinces' quick report instead, printed as text; with -o FILE.html, "
        "FILE.docx or FILE.txt written there")(
        "issuer", po::value<std::string>()->default_value("so"),
        "of the form: so (Sở TT&TT to the province) or ubnd (the province to the Ministry)")(
        "counts", po::value<std::string>(),
        "of the form: the districts' own installs, CSV with district, installs and date")(
        "arm", po::value<std::string>(), "of the form; the first one");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "report", options, positional, values)) {
        return 0;
    }
    if (values.count("form") != 0) {
        return form(read_results_file(values), values);
    }
    const std::optional<std::string> asked =
        values.count("lang") == 0 ? std::nullopt : std::optional(values["lang"].as<std::string>());
    report::language_for(asked, ""); // refused before the work
    const std::string output = values["output"].as<std::string>();
    const Output page = output_of(values);
    const results::Results r = read_results_file(values);
    page.write(report::html(r, report::language_for(asked, r.scenario)));
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
