// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/adopters.hpp"
#include "models/core/csv_cell.hpp"
#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "sim/analysis/planning.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/engine/advertising.hpp"
#include "sim/engine/by_part.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/world.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <optional>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using Json = nlohmann::ordered_json;

/// One arm's phones in the first replicate.
struct ArmPhones {
    const world::World& world;
    const world::ArmModels& arm;
    adoption::Phones phones;
    population::Census census;

    ArmPhones(const world::World& w, const world::ArmModels& a)
        : world(w), arm(a), phones(w.adopters, *a.ownership, a.clustering,
                                   core::Randomness(w.settings.experiment.seed, 1)),
          census(population::select(population::read_census(scenario::data_folder()),
                                    w.settings.provinces)) {}

    [[nodiscard]] adoption::Adopters adopters() const { return {phones, arm.adoption}; }
    [[nodiscard]] std::int64_t advertising(const adoption::Adopters& adopters) const {
        return adopters.active_of(engine::able_to_advertise(phones, arm.phones));
    }
    [[nodiscard]] adoption::Adopters adopters(core::TimePoint at) const {
        adoption::Rollout rollout = arm.adoption;
        if (rollout.timeline) {
            rollout.timeline->at = at;
        }
        return {phones, rollout};
    }
};

Json parts_json(const ArmPhones& a, const adoption::Adopters& adopters, analysis::PlanBy by,
                engine::Partition partition) {
    const auto names = analysis::part_names(by, a.census);
    const auto parts =
        engine::by_part(engine::Parts(a.world.people, partition), a.phones, adopters);
    Json all = Json::array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        all.push_back({{"name", names.at(i)},
                       {"people", parts[i].persons},
                       {"smartphone_users", parts[i].owners},
                       {"installed", parts[i].installs},
                       {"active", parts[i].active}});
    }
    return all;
}

Json arm_json(const ArmPhones& a) {
    const adoption::Adopters adopters = a.adopters();
    const adoption::Reached& r = adopters.reached();
    Json arm{{"name", a.arm.name}};
    if (!a.arm.adoption.says.empty()) {
        arm["observed"] = a.arm.adoption.says;
    }
    for (const auto of : {adoption::Denominator::people, adoption::Denominator::adults,
                          adoption::Denominator::smartphone_users,
                          adoption::Denominator::smartphone_subscriptions}) {
        arm[std::string(adoption::name(of))] = a.phones.count(of);
    }
    arm["asked"] = r.asked;
    arm["installed"] = r.installed;
    arm["registered"] = r.registered;
    arm["active"] = r.active;
    arm["able_to_advertise"] = a.advertising(adopters);
    arm["share_of"] = {{"people", r.of_people},
                       {"adults", r.of_adults},
                       {"smartphone_users", r.of_smartphone_users},
                       {"smartphone_subscriptions", r.of_smartphone_subscriptions}};
    arm["districts"] =
        parts_json(a, adopters, analysis::PlanBy::district, engine::Partition::district);
    arm["groups"] = parts_json(a, adopters, analysis::PlanBy::group, engine::Partition::occupation);
    return arm;
}

void print_arm(const ArmPhones& a) {
    const adoption::Adopters adopters = a.adopters();
    const adoption::Reached& r = adopters.reached();
    fmt::print(std::cout, "{:40} {:>9} {:>7.2f} {:>7.2f} {:>7.2f} {:>7.2f} {:>10} {:>9} {:>9}{}\n",
               a.arm.name, r.installed, 100 * r.of_people, 100 * r.of_adults,
               100 * r.of_smartphone_users, 100 * r.of_smartphone_subscriptions, r.registered,
               r.active, a.advertising(adopters),
               r.fell_short() ? fmt::format("  {} were asked for", r.asked) : "");
    if (!a.arm.adoption.says.empty()) {
        fmt::print(std::cout, "  {}\n", a.arm.adoption.says);
    }
}

struct Days {
    core::LocalDay first;
    core::LocalDay last;
};

Days days_from(const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos) {
        throw core::InputError("--growth",
                               "'" + text + "' are not dates; give 2021-05-18..2021-06-30");
    }
    return {adoption::parse_date(text.substr(0, dots), "--growth"),
            adoption::parse_date(text.substr(dots + 2), "--growth")};
}

void print_growth(const ArmPhones& a, const Days& days) {
    for (core::LocalDay day = days.first; day <= days.last; ++day) {
        const auto r = a.adopters(core::start_of(day) + std::chrono::hours{12}).reached();
        fmt::print(std::cout, "{},{},{},{},{}\n", core::date_text(day), core::csv_cell(a.arm.name),
                   r.installed, r.registered, r.active);
    }
}

} // namespace

int adoption_of(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("scenario", po::value<std::string>()->required(), "the TOML file")(
        "set", po::value<Arguments>()->composing()->default_value({}, ""),
        "key=value")("json", po::bool_switch(), "with the districts and groups of each arm")(
        "growth", po::value<std::string>(), "FROM..TO: installs at noon of every day, as CSV");
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "adoption", options, positional, values)) {
        return 0;
    }
    std::optional<Days> growth;
    if (values.count("growth") != 0) {
        growth = days_from(values["growth"].as<std::string>());
    }
    const scenario::Experiment experiment =
        scenario::read(values["scenario"].as<std::string>(), {values["set"].as<Arguments>(), {}});
    const bool json = values["json"].as<bool>();
    Json all{
        {"schema", "truyvet-adoption/1"}, {"scenario", experiment.name}, {"arms", Json::array()}};
    if (growth) {
        fmt::print(std::cout, "date,arm,installed,registered,active\n");
    } else if (!json) {
        fmt::print(std::cout, "{:40} {:>9} {:>7} {:>7} {:>7} {:>7} {:>10} {:>9} {:>9}\n", "arm",
                   "installs", "people %", "adults", "owners", "subscr.", "registered", "active",
                   "heard*");
    }
    for (const world::WorldGroup& group : world::group_arms(experiment)) {
        const auto world = world::make_world(experiment, group);
        for (const world::ArmModels& arm : world->arms) {
            const ArmPhones a(*world, arm);
            if (growth) {
                print_growth(a, *growth);
            } else if (json) {
                all["arms"].push_back(arm_json(a));
            } else {
                print_arm(a);
            }
        }
    }
    if (!json && !growth) {
        fmt::print(std::cout, "* active, and able to advertise: other phones can hear it\n");
    }
    if (json) {
        std::cout << all.dump(2) << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
