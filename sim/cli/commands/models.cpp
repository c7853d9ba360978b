// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/settings.hpp"
#include "models/core/environment.hpp"
#include "models/mobility/kinds.hpp"
#include "models/population/rooms.hpp"
#include "models/radio/protocol.hpp"
#include "models/tracing/channels.hpp"
#include "sim/cli/commands/commands.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;

nlohmann::ordered_json registered() {
    std::vector<std::string_view> rooms;
    for (const auto& facts : population::room_facts) {
        rooms.push_back(facts.name);
    }
    nlohmann::ordered_json all;
    all["radio protocols"] = radio::protocol_names();
    all["radio tiers"] = {"link", "packet"};
    all["environments"] = core::environment_names;
    all["mobility kinds"] = mobility::kind_names();
    all["room kinds"] = rooms;
    all["settings"] = core::setting_names;
    all["install denominators"] = adoption::denominator_names;
    all["bluezone rules"] = tracing::bluezone_rule_names;
    for (const tracing::ChannelModel& channel : tracing::channel_models()) {
        all["channels"].push_back(channel.name);
    }
    return all;
}

} // namespace

int models(const Arguments& arguments) {
    po::options_description options("Options");
    options.add_options()("json", "as JSON");
    po::variables_map values;
    if (!parse(arguments, "models", options, {}, values)) {
        return 0;
    }
    const auto all = registered();
    if (values.count("json") != 0) {
        std::cout << all.dump(1) << "\n";
        return 0;
    }
    for (const auto& [kind, names] : all.items()) {
        fmt::print(std::cout, "{}: {}\n", kind,
                   fmt::join(names.get<std::vector<std::string>>(), ", "));
    }
    return 0;
}

} // namespace truyvet::cli
