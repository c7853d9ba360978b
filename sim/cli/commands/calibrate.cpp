// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/calibration.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/run.hpp"
#include "sim/cli/output.hpp"
#include "sim/report/calibration_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <sstream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

po::options_description calibrate_options() {
    po::options_description options("Options");
    options.add_options()("scenario", po::value<std::string>()->required(), "the TOML file")(
        "data", po::value<std::string>(),
        "CSV date,cases of what was reported (default: the scenario's epidemic.counted)")(
        "fit", po::value<Arguments>()->composing()->required(),
        "what is not known, with its prior: key=low:high, key=low:high:log, "
        "key=triangular(a,b,c), ...; more after commas, or by another --fit")(
        "arm", po::value<std::string>(), "which of the scenario's arms is the world as it was")(
        "samples", po::value<std::uint32_t>()->default_value(1024),
        "outbreaks to simulate")("seed", po::value<std::string>(), "instead of experiment.seed")(
        "out,o", po::value<std::string>(),
        "folder for run.h5, posterior.csv and calibration.html (default: results/<name of the "
        "scenario file>-calibrated)")("set",
                                      po::value<Arguments>()->composing()->default_value({}, ""),
                                      "key=value")("json", po::bool_switch(), "print JSON");
    add_how(options);
    return options;
}

/// Cut at commas, but for those between brackets.
Arguments priors_of(const Arguments& fits) {
    Arguments priors;
    for (const std::string& fit : fits) {
        int depth = 0;
        priors.emplace_back();
        for (const char c : fit) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                priors.emplace_back();
            } else {
                priors.back() += c;
            }
        }
    }
    return priors;
}

/// The one arm that is calibrated.
scenario::Arm arm_of(const scenario::Experiment& experiment, const po::variables_map& values) {
    std::vector<std::string> names;
    for (const scenario::Arm& arm : experiment.arms) {
        const bool asked = values.count("arm") != 0 ? values["arm"].as<std::string>() == arm.name
                                                    : experiment.arms.size() == 1;
        if (asked) {
            return arm;
        }
        names.push_back("\"" + arm.name + "\"");
    }
    throw core::InputError("--arm", fmt::format("the scenario has {} arms; say which is the world "
                                                "as it was: {}",
                                                names.size(), fmt::join(names, ", ")));
}

scenario::Overrides overrides_of(const po::variables_map& values) {
    scenario::Overrides o{values["set"].as<Arguments>(), {}};
    const auto set = [&](const std::string& key, const scenario::Value& value) {
        o.set.push_back(key + "=" + scenario::to_toml(value));
    };
    set("experiment.priors", priors_of(values["fit"].as<Arguments>()));
    set("experiment.replicates", static_cast<std::int64_t>(values["samples"].as<std::uint32_t>()));
    set("experiment.detail", false);
    set("epidemic.transmission", true);
    if (values.count("data") != 0) {
        set("epidemic.counted", values["data"].as<std::string>());
    }
    if (values.count("seed") != 0) {
        o.set.push_back("experiment.seed=" + values["seed"].as<std::string>());
    }
    return o;
}

scenario::Experiment experiment_of(const po::variables_map& values) {
    scenario::Experiment e =
        scenario::read(values["scenario"].as<std::string>(), overrides_of(values));
    e.arms = {arm_of(e, values)};
    return scenario::read_again(
        e, {{fmt::format("epidemic.give_up_above={}", analysis::give_up_above(e))}, {}});
}

fs::path out_of(const po::variables_map& values) {
    if (values.count("out") != 0) {
        return values["out"].as<std::string>();
    }
    const fs::path scenario = values["scenario"].as<std::string>();
    return fs::path("results") / (scenario.stem().string() + "-calibrated");
}

void write_beside(const analysis::Calibration& c, const results::Results& all,
                  const fs::path& out) {
    std::ostringstream draws;
    analysis::write_posterior(c, draws);
    Output(out / "posterior.csv", {}, true).write(draws.str());
    Output(out / "calibration.html", {}, true)
        .write(report::calibration_page(c, all, report::language_for({}, all.scenario)));
}

void say(const analysis::Calibration& c, const fs::path& out, bool json) {
    if (json) {
        std::cout << analysis::calibration_json(c).dump(2) << "\n";
        return;
    }
    analysis::print_calibration(c, std::cout);
    std::cout << "\nresults    " << (out / "run.h5").string() << "\nposterior  "
              << (out / "posterior.csv").string() << "\nplots      "
              << (out / "calibration.html").string() << "\n";
}

} // namespace

int calibrate(const Arguments& arguments) {
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "calibrate", calibrate_options(), positional, values)) {
        return 0;
    }
    const RunRequest request = request_of(values, experiment_of(values), out_of(values));
    const results::Results all = computed(request, [&](results::Results& r) {
        const auto c = analysis::calibrate(r);
        analysis::add_posterior(c.value(), r);
        write_beside(*c, r, request.out);
    });
    if (!request.quiet) {
        say(analysis::calibrate(all).value(), request.out, values["json"].as<bool>());
    }
    return 0;
}

} // namespace truyvet::cli
