// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/report/form.hpp"
#include "sim/results/file.hpp"
#include "sim/scenario/data_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using Json = nlohmann::ordered_json;

struct Plans {
    adoption::Plan even;
    adoption::Plan best;
};

Plans plans_for(const adoption::PlanningProblem& problem, const po::variables_map& values) {
    if ((values.count("recall") == 0) == (values.count("more") == 0)) {
        throw core::InputError("truyvet plan", "give either --recall SHARE or --more INSTALLS");
    }
    if (values.count("recall") != 0) {
        const double recall = values["recall"].as<double>();
        return {adoption::needed_for(problem, recall, adoption::spread_evenly),
                adoption::needed_for(problem, recall, adoption::spread_best)};
    }
    const double more = values["more"].as<double>();
    if (!(more >= 0)) {
        throw core::InputError("--more", fmt::format("{} installs cannot be added", more));
    }
    return {adoption::spread_evenly(problem, more), adoption::spread_best(problem, more)};
}

Json as_json(const adoption::PlanningProblem& problem, const Plans& plans) {
    Json parts = Json::array();
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
        const adoption::Part& p = problem.parts[i];
        parts.push_back({{"name", p.name},
                         {"people", p.people},
                         {"smartphone_users", p.owners},
                         {"installs", p.installs},
                         {"even", plans.even.installs[i]},
                         {"best", plans.best.installs[i]}});
    }
    const auto total = [](const adoption::Plan& p) {
        return Json{{"added", p.added}, {"recall", p.recall}};
    };
    return {{"schema", "truyvet-plan/1"},
            {"detection", problem.detection},
            {"active", problem.active_share},
            {"recall_now", problem.recall(problem.today())},
            {"even", total(plans.even)},
            {"best", total(plans.best)},
            {"districts", parts}};
}

void print(const adoption::PlanningProblem& problem, const Plans& plans) {
    fmt::print("a pair with both phones active is found with chance {:.3f}; {:.0f} % of accounts "
               "are active\nrecall now {:.2f} %\n\n",
               problem.detection, 100 * problem.active_share,
               100 * problem.recall(problem.today()));
    fmt::print("{:20} {:>10} {:>10} {:>10} {:>10} {:>10}\n", "district", "people", "owners",
               "installs", "evenly", "best");
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
        const adoption::Part& p = problem.parts[i];
        fmt::print("{:20} {:>10.0f} {:>10.0f} {:>10.0f} {:>+10.0f} {:>+10.0f}\n", p.name, p.people,
                   p.owners, p.installs, plans.even.installs[i] - p.installs,
                   plans.best.installs[i] - p.installs);
    }
    fmt::print("{:20} {:>10} {:>10} {:>10} {:>+10.0f} {:>+10.0f}\n", "all", "", "", "",
               plans.even.added, plans.best.added);
    fmt::print("{:20} {:>10} {:>10} {:>10} {:>9.2f}% {:>9.2f}%\n", "recall", "", "", "",
               100 * plans.even.recall, 100 * plans.best.recall);
}

} // namespace

int plan(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("file", po::value<std::string>()->required(), "results file")(
        "recall", po::value<double>(), "0..1: how many more installs it needs")(
        "more", po::value<double>(), "so many more installs: what recall they buy")(
        "arm", po::value<std::string>(), "where installs and active use stand; the first one")(
        "json", po::bool_switch(), "schema truyvet-plan/1");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "plan", options, positional, values)) {
        return 0;
    }
    const results::Results r = results::read(values["file"].as<std::string>());
    const std::size_t arm =
        values.count("arm") == 0 ? 0 : report::arm_named(r, values["arm"].as<std::string>());
    const auto read_back = scenario::read_text(r.scenario, "the results' scenario", ".");
    const auto census = population::read_census(scenario::data_folder());
    const adoption::Observations observations(scenario::data_folder() /
                                              "adoption_observations.csv");
    const auto problem =
        report::planning_of(r, arm, report::form_of(r, arm, {read_back, census, observations}));
    if (!problem) {
        throw core::InputError(values["file"].as<std::string>(),
                               "holds no contacts by district; run the scenario again");
    }
    const Plans plans = plans_for(*problem, values);
    if (values["json"].as<bool>()) {
        std::cout << as_json(*problem, plans).dump(2) << "\n";
    } else {
        print(*problem, plans);
    }
    return 0;
}

} // namespace truyvet::cli
