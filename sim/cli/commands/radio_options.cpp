// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/radio_options.hpp"

#include "models/core/error.hpp"
#include "models/core/nearest.hpp"
#include "models/radio/protocol.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace truyvet::cli {
namespace {

template <class Names>
bool known(const Names& names, std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

} // namespace

std::string duration(double seconds) {
    const auto rounded = [](double x) { return std::to_string(std::llround(x)); };
    return seconds < 120    ? rounded(seconds) + " s"
           : seconds < 7200 ? rounded(seconds / 60) + " min"
           : seconds < 2e5  ? rounded(seconds / 3600) + " h"
                            : rounded(seconds / 86400) + " days";
}

void add_radio_options(boost::program_options::options_description& options, RadioOptions& o) {
    namespace po = boost::program_options;
    options.add_options()("protocol", po::value(&o.protocol)->required(),
                          "what the app does on the air, e.g. bluezone-2020-07, gaen")(
        "environment", po::value(&o.environment_name)->required(),
        "home, office, classroom, factory, market, restaurant, bus, outdoors")(
        "tier", po::value(&o.tier_name)->required(),
        "packet (every advertisement) or link (scan windows in closed form)")(
        "seed", po::value(&o.seed), "of all chance (1)")("force", po::bool_switch(&o.force),
                                                         "go on even if it will take long");
}

void RadioOptions::check() const {
    std::vector<core::Fault> faults;
    const auto demand = [&](const char* option, const char* kind, const auto& names,
                            const std::string& given) {
        if (!known(names, given)) {
            faults.push_back({option, core::unknown_name(kind, given, names)});
        }
    };
    demand("--protocol", "protocol", radio::protocol_names(), protocol);
    demand("--environment", "environment", core::environment_names, environment_name);
    demand("--tier", "tier", radio::tier_names, tier_name);
    if (!faults.empty()) {
        throw core::InputError(faults);
    }
}

core::Environment RadioOptions::environment() const {
    return core::environment_named(environment_name).value();
}

void RadioOptions::check_time(double estimated_seconds) const {
    if (estimated_seconds > longest_unforced_s && !force) {
        throw core::InputError("--tier",
                               "this run would take about " + duration(estimated_seconds) +
                                   " of CPU; use --tier link or fewer phones, or --force to go "
                                   "on");
    }
}

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    if (terminal_ && shown_) {
        std::fputs("\r\033[K", stderr);
    }
}

void ProgressLine::show(double share_done) {
    const auto now = Clock::now();
    const std::chrono::duration<double> since = now - last_;
    if (since.count() < (terminal_ ? 0.5 : 10.0)) {
        return;
    }
    last_ = now;
    shown_ = true;
    const std::chrono::duration<double> spent = now - started_;
    std::string line = (terminal_ ? "\r\033[K" : "") + what_ + ": " +
                       std::to_string(static_cast<int>(100 * share_done)) + " %";
    if (share_done > 0.01) {
        line += ", " + duration(spent.count() * (1 - share_done) / share_done) + " left";
    }
    // Past std::cerr, which would write its control characters out.
    std::fputs((line + (terminal_ ? "" : "\n")).c_str(), stderr);
    std::fflush(stderr);
}

} // namespace truyvet::cli
