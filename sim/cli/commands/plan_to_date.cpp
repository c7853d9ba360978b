// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/plan_to_date.hpp"

#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "models/core/number_text.hpp"
#include "models/core/text.hpp"
#include "sim/analysis/date_plan.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using Json = nlohmann::ordered_json;
using analysis::DatePlan;

core::LocalDay day_of(const po::variables_map& values, const char* option) {
    const std::string text = values[option].as<std::string>();
    const auto day = core::day_from(text);
    if (!day) {
        throw core::InputError(std::string("--") + option,
                               "'" + text + "' is not a date; write 2021-07-31");
    }
    return *day;
}

/// "2e9", "2.000.000.000", "2 tỷ", "500 triệu".
double money(const std::string& text) {
    std::string number = core::lower(text);
    double unit = 1;
    for (const auto& [word, value] : {std::pair{"tỷ", 1e9}, {"tỉ", 1e9}, {"triệu", 1e6}}) {
        if (number.ends_with(word)) {
            number.erase(number.size() - std::string_view(word).size());
            unit = value;
        }
    }
    const auto read = core::number_as_written(number);
    if (!read.value || !(*read.value > 0)) {
        throw core::InputError("--budget",
                               (read.value ? "'" + text + "' is no sum of money" : read.why) +
                                   "; give VND, as 2e9 or \"2 tỷ\"");
    }
    return *read.value * unit;
}

std::size_t arm_of(const scenario::Experiment& e, const po::variables_map& values) {
    if (values.count("arm") == 0) {
        return 0;
    }
    const std::string name = values["arm"].as<std::string>();
    for (std::size_t a = 0; a < e.arms.size(); ++a) {
        if (e.arms[a].name == name || e.arms[a].name_vi == name) {
            return a;
        }
    }
    throw core::InputError("--arm", "'" + name + "' is not an arm of the scenario");
}

std::string share_of(double part, double all) {
    return all > 0 ? fmt::format("{:.2f} %", 100 * part / all) : "-";
}

Json means_json(const DatePlan& plan) {
    Json all = Json::array();
    for (const adoption::MixPart& part : plan.mix.parts) {
        const adoption::Campaign& c = plan.problem.means[part.means];
        all.push_back({{"means", c.name},
                       {"audience", c.audience.name.empty() ? "everyone" : c.audience.name},
                       {"from", core::date_text(core::local_day(c.start))},
                       {"to", core::date_text(core::local_day(part.end))},
                       {"share_reached", part.reached},
                       {"people_reached", part.people},
                       {"convinced", c.convinced},
                       {"cost_vnd", part.cost_vnd},
                       {"installs", part.installs}});
    }
    return all;
}

Json as_json(const DatePlan& plan) {
    Json districts = Json::array();
    for (const analysis::PlannedDistrict& d : plan.districts) {
        districts.push_back({{"name", d.name},
                             {"people", d.people},
                             {"smartphone_users", d.owners},
                             {"installs", d.installs},
                             {"target", d.target},
                             {"planned", d.planned}});
    }
    Json days = Json::array();
    for (const analysis::PlannedDay& d : plan.days) {
        days.push_back(
            {{"date", core::date_text(d.day)}, {"installs", d.installs}, {"even", d.even}});
    }
    return {{"schema", "truyvet-date-plan/1"},
            {"target_installs", plan.problem.installs},
            {"base", plan.base},
            {"installs_now", plan.days.front().installs},
            {"installs", {{"mean", plan.mix.installs}, {"lo", plan.low}, {"hi", plan.high}}},
            {"reached", plan.mix.on_target},
            {"shortfall", std::max(0.0, plan.problem.installs - plan.mix.installs)},
            {"cost_vnd", plan.mix.cost_vnd},
            {"means", means_json(plan)},
            {"districts", districts},
            {"growth", days}};
}

void print_means(const DatePlan& plan) {
    fmt::print(std::cout, "{:15} {:12} {:10}    {:10} {:>11} {:>10} {:>14} {:>12}\n", "means", "to",
               "from", "until", "people", "installs", "cost, VND", "VND/install");
    for (const adoption::MixPart& p : plan.mix.parts) {
        const adoption::Campaign& c = plan.problem.means[p.means];
        fmt::print(
            std::cout, "{:15} {:12} {:10} .. {:10} {:>11.0f} {:>10.0f} {:>14.0f} {:>12.0f}\n",
            c.name, c.audience.name.empty() ? "everyone" : c.audience.name,
            core::date_text(core::local_day(c.start)), core::date_text(core::local_day(p.end)),
            p.people, p.installs, p.cost_vnd, p.installs > 0 ? p.cost_vnd / p.installs : 0);
    }
    fmt::print(std::cout, "{:66} {:>10.0f} {:>14.0f}\n\n", "all",
               plan.mix.installs - plan.days.front().installs, plan.mix.cost_vnd);
}

void print_districts(const DatePlan& plan) {
    fmt::print(std::cout, "{:>10} {:>10} {:>10} {:>10} {:>10}  {}\n", "installs", "target",
               "missing", "planned", "of owners", "district");
    for (const analysis::PlannedDistrict& d : plan.districts) {
        fmt::print(std::cout, "{:>10.0f} {:>10.0f} {:>10.0f} {:>10.0f} {:>10}  {}\n", d.installs,
                   d.target, std::max(0.0, d.target - d.installs), d.planned,
                   share_of(d.planned, d.owners), d.name);
    }
}

/// A week apart, and the last day.
void print_growth(const DatePlan& plan) {
    fmt::print(std::cout, "\n{:10} {:>10} {:>10} {:>10}\n", "date", "installs", "even pace",
               "of target");
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
        const analysis::PlannedDay& d = plan.days[i];
        if (i % 7 == 0 || i + 1 == plan.days.size()) {
            fmt::print(std::cout, "{:10} {:>10.0f} {:>10.0f} {:>10}\n", core::date_text(d.day),
                       d.installs, d.even, share_of(d.installs, plan.problem.installs));
        }
    }
}

void print(const DatePlan& plan, const std::string& target, core::LocalDay by) {
    const double now = plan.days.front().installs;
    fmt::print(std::cout, "{} by {}: {:.0f} installs of {:.0f}; {}: {:.0f}, missing {:.0f}\n",
               target, core::date_text(by), plan.problem.installs, plan.base,
               core::date_text(plan.from), now, std::max(0.0, plan.problem.installs - now));
    if (plan.mix.on_target) {
        fmt::print(std::cout, "the cheapest mix of means that gets there:\n\n");
    } else {
        fmt::print(
            std::cout,
            "{} gets there: the furthest is {:.0f} ({} of the target, {:.0f} short) with\n\n",
            plan.problem.budget_vnd > 0 ? "no mix within the budget" : "no mix of means",
            plan.mix.installs, share_of(plan.mix.installs, plan.problem.installs),
            plan.problem.installs - plan.mix.installs);
    }
    print_means(plan);
    print_districts(plan);
    print_growth(plan);
    fmt::print(
        std::cout,
        "\nif every means convinces half, or twice, as many: {:.0f} to {:.0f} installs. Rates "
        "and costs of means are\nassumptions (docs/adoption.md); adoption.campaigns gives "
        "your own.\n",
        plan.low, plan.high);
}

} // namespace

void add_date_plan(po::options_description& options) {
    options.add_options()("target", po::value<std::string>(),
                          "with a scenario instead of results: \"50 % smartphone_users\", "
                          "\"30 % dân số\"; its day is --by")(
        "from", po::value<std::string>(), "first day of the means (the day of the installs)")(
        "budget", po::value<std::string>(), "VND at most: 2e9, \"2 tỷ\"")(
        "counts", po::value<std::string>(),
        "the districts' own installs: CSV with district, installs and date");
}

int plan_to_date(const po::variables_map& values) {
    if (values["by"].defaulted()) {
        throw core::InputError("truyvet plan", "--target needs its day; give --by 2021-07-31");
    }
    analysis::DatePlanRequest request;
    const std::string target = values["target"].as<std::string>();
    analysis::read_target(target, request);
    request.by = day_of(values, "by");
    if (values.count("from") != 0) {
        request.from = day_of(values, "from");
    }
    if (values.count("budget") != 0) {
        request.budget_vnd = money(values["budget"].as<std::string>());
    }
    if (values.count("counts") != 0) {
        request.counts = values["counts"].as<std::string>();
    }
    const auto experiment = scenario::read(values["file"].as<std::string>());
    request.arm = arm_of(experiment, values);
    const DatePlan plan = analysis::date_plan(experiment, request);
    if (values["json"].as<bool>()) {
        std::cout << as_json(plan).dump(2) << "\n";
    } else {
        print(plan, target, request.by);
    }
    return 0;
}

} // namespace truyvet::cli
