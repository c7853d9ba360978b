// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/core/number_text.hpp"
#include "sim/analysis/planning.hpp"
#include "sim/analysis/summary_json.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/plan_to_date.hpp"
#include "sim/cli/results_file.hpp"
#include "sim/report/form.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/scenario.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
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

double number_of(const po::variables_map& values, const char* option) {
    const auto read = core::number_as_written(values[option].as<std::string>());
    if (!read.value) {
        throw core::InputError(std::string("--") + option, read.why);
    }
    return *read.value;
}

Plans plans_for(const adoption::PlanningProblem& problem, const po::variables_map& values) {
    if ((values.count("recall") == 0) == (values.count("more") == 0)) {
        throw core::InputError("truyvet plan",
                               "give one of --recall SHARE and --more INSTALLS, or a "
                               "scenario with --target and --by");
    }
    if (values.count("recall") != 0) {
        const double recall = number_of(values, "recall");
        return {adoption::needed_for(problem, recall, adoption::spread_evenly),
                adoption::needed_for(problem, recall, adoption::spread_best)};
    }
    const double more = number_of(values, "more");
    if (!(more >= 0)) {
        throw core::InputError("--more", fmt::format("{} installs cannot be added", more));
    }
    return {adoption::spread_evenly(problem, more), adoption::spread_best(problem, more)};
}

/// Estimates are judged on replicates the split was not chosen on; `recall` of a plan is what it
/// was chosen by.
Json as_json(const analysis::Planning& planning, const Plans& plans, analysis::PlanBy by) {
    const adoption::PlanningProblem& problem = planning.problem;
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
    const auto total = [](const adoption::Plan& p, const analysis::Estimate& recall,
                          const analysis::Estimate& gained) {
        return Json{{"added", p.added},
                    {"recall", p.recall},
                    {"estimate", analysis::json(recall)},
                    {"gained", analysis::json(gained)}};
    };
    const auto even = analysis::estimate(planning, plans.even.added);
    const auto best = analysis::estimate(planning, plans.best.added);
    const std::string name(analysis::plan_by_names[static_cast<std::size_t>(by)]);
    return {{"schema", "truyvet-plan/1"},
            {"by", name},
            {"replicates", planning.replicates.size()},
            {"detection", problem.detection},
            {"active", problem.active_share},
            {"recall_now", problem.recall(problem.today())},
            {"recall_now_estimate", analysis::json(best.now)},
            {"even", total(plans.even, even.even, even.even_gain)},
            {"best", total(plans.best, best.best, best.best_gain)},
            {"best_less_even", analysis::json(best.best_less_even)},
            {name + "s", parts}};
}

std::string text_of(const analysis::Estimate& e, const char* format) {
    if (!e.mean) {
        return "-";
    }
    std::string text = fmt::format(fmt::runtime(format), 100 * *e.mean);
    if (e.lo) {
        text += fmt::format(" [{:.2f}, {:.2f}]", 100 * *e.lo, 100 * *e.hi);
    }
    return text;
}

void print_estimates(const analysis::Planning& planning, const Plans& plans) {
    const auto even = analysis::estimate(planning, plans.even.added);
    const auto best = analysis::estimate(planning, plans.best.added);
    const auto line = [](const std::string& name, const analysis::Estimate& now,
                         const analysis::Estimate& gained) {
        fmt::print(std::cout, "{:28} {:>24} {:>24}\n", name, text_of(now, "{:.2f}"),
                   text_of(gained, "{:+.2f}"));
    };
    fmt::print(std::cout, "\n{:28} {:>24} {:>24}\n", "", "recall, %", "gained, points");
    line("now", best.now, {});
    line(fmt::format("{:+.0f} evenly", plans.even.added), even.even, even.even_gain);
    line(fmt::format("{:+.0f} best", plans.best.added), best.best, best.best_gain);
    line("best less evenly, as many", {}, best.best_less_even);
    fmt::print(
        std::cout,
        "95 % intervals over {} replicates; the best split is chosen on one half of them and "
        "judged on the other\n",
        planning.replicates.size());
}

void print(const analysis::Planning& planning, const Plans& plans, analysis::PlanBy by) {
    const adoption::PlanningProblem& problem = planning.problem;
    fmt::print(std::cout,
               "a pair with both phones active is found with chance {:.3f}; {:.0f} % of accounts "
               "are active\n\n",
               problem.detection, 100 * problem.active_share);
    fmt::print(std::cout, "{:20} {:>10} {:>10} {:>10} {:>10} {:>10}\n",
               analysis::plan_by_names[static_cast<std::size_t>(by)], "people", "owners",
               "installs", "evenly", "best");
    for (std::size_t i = 0; i < problem.parts.size(); ++i) {
        const adoption::Part& p = problem.parts[i];
        fmt::print(std::cout, "{:20} {:>10.0f} {:>10.0f} {:>10.0f} {:>+10.0f} {:>+10.0f}\n", p.name,
                   p.people, p.owners, p.installs, plans.even.installs[i] - p.installs,
                   plans.best.installs[i] - p.installs);
    }
    fmt::print(std::cout, "{:20} {:>10} {:>10} {:>10} {:>+10.0f} {:>+10.0f}\n", "all", "", "", "",
               plans.even.added, plans.best.added);
    print_estimates(planning, plans);
}

analysis::PlanBy by_named(const std::string& name) {
    const auto& names = analysis::plan_by_names;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw core::InputError("--by", "'" + name +
                                           "' does not part the people; give district or "
                                           "group");
    }
    return static_cast<analysis::PlanBy>(found - names.begin());
}

} // namespace

int plan(const Arguments& arguments) {
    po::options_description options("Options");
    add_results_file(options);
    add_date_plan(options);
    options.add_options()("recall", po::value<std::string>(),
                          "0..1: how many more installs it needs")(
        "more", po::value<std::string>(), "so many more installs: what recall they buy")(
        "by", po::value<std::string>()->default_value("district"),
        "what the people are parted by: district or group (occupation); with --target its day, "
        "2021-07-31")("arm", po::value<std::string>(),
                      "where installs and active use stand; the first one")(
        "json", po::bool_switch(), "schema truyvet-plan/1");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "plan", options, positional, values)) {
        return 0;
    }
    if (values.count("target") != 0) {
        return plan_to_date(values);
    }
    const results::Results r = read_results_file(values);
    const std::size_t arm =
        values.count("arm") == 0 ? 0 : report::arm_named(r, values["arm"].as<std::string>());
    const auto stored = scenario::read_stored(r.scenario, "the results' scenario");
    const auto s = scenario::settings_of(stored, stored.arms.at(arm));
    const auto census =
        population::select(population::read_census(scenario::data_folder()), s.provinces);
    const analysis::PlanBy by = by_named(values["by"].as<std::string>());
    const auto planning = analysis::planning_of(r, arm, by, analysis::part_names(by, census));
    if (!planning) {
        throw core::InputError(values["file"].as<std::string>(),
                               "holds no contacts by " + values["by"].as<std::string>() +
                                   "; run the scenario again");
    }
    const Plans plans = plans_for(planning->problem, values);
    if (values["json"].as<bool>()) {
        std::cout << as_json(*planning, plans, by).dump(2) << "\n";
    } else {
        print(*planning, plans, by);
    }
    return 0;
}

} // namespace truyvet::cli
