// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/matching/key_chain.hpp"
#include "sim/cli/commands/commands.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace truyvet::cli {
namespace {
namespace po = boost::program_options;
using core::InputError;

constexpr std::int64_t day_s = 86400;
/// A chain is walked day by day; further than a century it is a typing error.
constexpr std::int64_t longest_chain_days = 36525;

struct Request {
    std::string base_key;
    std::int64_t base_day = 0;
    std::vector<std::int64_t> at;
    std::int64_t max = matching::slots_per_day;
};

bool read(const Arguments& arguments, Request& request) {
    po::options_description options("options");
    options.add_options()("base-key", po::value(&request.base_key)->required(),
                          "the base key: 32 bytes in hex")(
        "base-day", po::value(&request.base_day)->required(),
        "UTC midnight of the base key's day, epoch seconds")(
        "at", po::value(&request.at)->required()->composing()->multitoken(),
        "when: epoch seconds; may be given several times")(
        "max", po::value(&request.max), "slots a day (96)")("json", "as it is: one JSON line each");
    po::variables_map values;
    return parse(arguments, "ids", options, {}, values);
}

matching::KeyChain chain(const Request& request) {
    std::vector<core::Fault> faults;
    const auto key = matching::DayKey::from_hex(request.base_key);
    if (!key) {
        faults.push_back({"--base-key", "is not 32 bytes in hex (64 digits)"});
    }
    if (request.base_day < 0 || request.base_day % day_s != 0) {
        faults.push_back({"--base-day", std::to_string(request.base_day) +
                                            " is not a UTC midnight in epoch seconds"});
    }
    if (request.max < 1 || request.max > day_s) {
        faults.push_back({"--max", std::to_string(request.max) + " is not 1 to 86400 slots a day"});
    }
    for (const std::int64_t at : request.at) {
        if (at < request.base_day) {
            faults.push_back({"--at", std::to_string(at) + " is before the base day; keys cannot "
                                                           "be derived backwards"});
        } else if (at / day_s - request.base_day / day_s > longest_chain_days) {
            faults.push_back({"--at", std::to_string(at) + " is more than 100 years after the base "
                                                           "day; is it in seconds?"});
        }
    }
    if (!faults.empty()) {
        throw InputError(std::move(faults));
    }
    const std::chrono::sys_days day{std::chrono::days{request.base_day / day_s}};
    return {*key, day, static_cast<std::uint32_t>(request.max)};
}

} // namespace

int ids(const Arguments& arguments) {
    Request request;
    if (!read(arguments, request)) {
        return 0;
    }
    const matching::KeyChain keys = chain(request);
    for (const std::int64_t at : request.at) {
        const core::TimePoint time{std::chrono::seconds{at}};
        const nlohmann::ordered_json line{
            {"at", at}, {"slot", keys.slot(time)}, {"id", keys.id(time).hex()}};
        std::cout << line.dump() << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
