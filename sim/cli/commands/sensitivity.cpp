// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/sensitivity.hpp"

#include "models/core/error.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/results_file.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>

namespace truyvet::cli {
namespace po = boost::program_options;
namespace {

std::size_t channel_of(const results::Results& r, const std::string& name) {
    const auto at = std::find(r.channels.begin(), r.channels.end(), name);
    if (at == r.channels.end()) {
        throw core::InputError("--channel", fmt::format("\"{}\" is no channel; give one of {}",
                                                        name, fmt::join(r.channels, ", ")));
    }
    return static_cast<std::size_t>(at - r.channels.begin());
}

std::string shown(const analysis::Estimate& e) {
    return fmt::format("{:5.2f} [{:5.2f}, {:5.2f}]", *e.mean, *e.lo, *e.hi);
}

void print(const analysis::Sensitivity& s) {
    fmt::print(std::cout,
               "What moves the F1 recall of {}: {} points, {} replicates; recall {:.1f} % in the "
               "mean of the ranges, standard deviation {:.1f}\n"
               "Sobol' indices with 95 % intervals: shares of that variance\n\n",
               s.channel, s.rows, s.replicates, 100 * s.mean, 100 * s.sd);
    std::size_t width = 9;
    for (const analysis::FactorSensitivity& f : s.factors) {
        width = std::max(width, f.key.size());
    }
    fmt::print(std::cout, "{:<{}}  {:>20}  {:>20}  {:>20}\n", "parameter", width, "range run",
               "total", "first order");
    for (const analysis::FactorSensitivity& f : s.factors) {
        fmt::print(std::cout, "{:<{}}  {:>20}  {:>20}  {:>20}\n", f.key, width,
                   fmt::format("{:.3g} .. {:.3g}", f.low, f.high), shown(f.total), shown(f.first));
    }
}

} // namespace

int sensitivity(const Arguments& arguments) {
    po::options_description options("Options");
    add_results_file(options);
    options.add_options()("channel", po::value<std::string>(),
                          "whose recall (default: the main one)")("json", po::bool_switch(),
                                                                  "print JSON");
    po::positional_options_description positional;
    positional.add("file", 1);
    po::variables_map values;
    if (!parse(arguments, "sensitivity", options, positional, values)) {
        return 0;
    }
    const results::Results r = read_results_file(values);
    const std::size_t channel =
        values.count("channel") != 0 ? channel_of(r, values["channel"].as<std::string>()) : 0;
    const analysis::Sensitivity s = analysis::sensitivity(r, channel);
    if (values["json"].as<bool>()) {
        std::cout << analysis::sensitivity_json(s).dump(2) << "\n";
    } else {
        print(s);
    }
    return 0;
}

} // namespace truyvet::cli
