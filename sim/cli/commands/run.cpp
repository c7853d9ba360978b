// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/run.hpp"
#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/radio_options.hpp"
#include "sim/cli/progress.hpp"
#include "sim/experiment/launch.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/report/report.hpp"
#include "sim/world/packet_time.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

po::options_description run_options() {
    po::options_description options("Options");
    options.add_options()("scenario", po::value<std::string>()->required(), "the TOML file")(
        "out,o", po::value<std::string>(),
        "folder for run.h5 and report.html (default: results/<name of the scenario file>)")(
        "seed", po::value<std::string>(), "instead of experiment.seed")(
        "replicates", po::value<std::string>(), "instead of experiment.replicates")(
        "design", po::value<std::string>(),
        "instead of experiment.design.kind: grid, lhs or sobol")(
        "samples", po::value<std::string>(), "instead of experiment.design.samples")(
        "set", po::value<Arguments>()->composing()->default_value({}, ""),
        "key=value")("vary", po::value<Arguments>()->composing()->default_value({}, ""),
                     "key=a:b:step or key=v1,v2,...; for a design a range: key=a:b or key=a:b:log")(
        "shard", po::value<std::string>(),
        "k/n: only the k-th of n shares of the work; join them with truyvet merge")(
        "lang", po::value<std::string>(),
        "language the report opens in, vi or en: the scenario's lang, else the locale's");
    add_how(options);
    return options;
}

scenario::Overrides overrides_of(const po::variables_map& values) {
    scenario::Overrides o{values["set"].as<Arguments>(), values["vary"].as<Arguments>()};
    const std::pair<const char*, const char*> shorthands[] = {
        {"seed", "experiment.seed"},
        {"replicates", "experiment.replicates"},
        {"design", "experiment.design.kind"},
        {"samples", "experiment.design.samples"}};
    for (const auto& [option, key] : shorthands) {
        if (values.count(option) != 0) {
            o.set.push_back(fmt::format("{}={}", key, values[option].as<std::string>()));
        }
    }
    return o;
}

unsigned at_least(const po::variables_map& values, const char* name, int least) {
    const int n = values[name].as<int>();
    if (n < least || n > 1024) {
        throw core::InputError(fmt::format("--{}", name),
                               fmt::format("{} is not between {} and 1024", n, least));
    }
    return static_cast<unsigned>(n);
}

fs::path out_folder(const po::variables_map& values, const std::string& scenario_file) {
    return values.count("out") != 0 ? fs::path(values["out"].as<std::string>())
                                    : fs::path("results") / fs::path(scenario_file).stem();
}

/// The folder a run writes to is made if need be, never overwritten unasked.
void make_folder(const po::variables_map& values, const fs::path& out) {
    if (fs::exists(out) && !fs::is_directory(out)) {
        throw core::InputError(out.string(), "is a file; -o takes a folder");
    }
    if (values.count("shard") != 0 && values.count("force") != 0) {
        throw core::InputError("--force", "would remove other shards' work; remove " +
                                              (out / "parts").string() + " yourself");
    }
    const bool unfinished = experiment::is_parts(out / "parts");
    const bool force = values.count("force") != 0;
    const bool resumes = values.count("resume") != 0;
    const bool goes_on = resumes || values.count("shard") != 0;
    if (fs::exists(out / "run.h5") && !force && !resumes && !(unfinished && goes_on)) {
        throw core::InputError(
            out.string(), "holds results already; choose another folder with -o, or --force to "
                          "overwrite them");
    }
    if (unfinished && !force && !goes_on) {
        throw core::InputError(out.string(),
                               "holds an unfinished run; go on with --resume, or start "
                               "anew with --force");
    }
    std::error_code failed;
    fs::create_directories(out, failed);
    if (failed) {
        throw core::InputError(out.string(),
                               "cannot be made: " + failed.message() + "; choose another with -o");
    }
}

experiment::Shard shard_of(const std::string& text) {
    experiment::Shard shard;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%zu/%zu%c", &shard.number, &shard.of, &rest) != 2 ||
        shard.number < 1 || shard.number > shard.of || shard.of > 1000000) {
        throw core::InputError("--shard", "'" + text +
                                              "' is not k/n with 1 <= k <= n, as 2/8: the second "
                                              "of eight shares");
    }
    return shard;
}

/// The packet tier is for small places.
void check_packet_time(const scenario::Experiment& experiment, bool force) {
    constexpr double of_a_whole_run = 6 * longest_unforced_s;
    const double seconds = world::packet_seconds(experiment);
    const std::string place = scenario::place_of_key(experiment.places, "radio.tier");
    if (seconds > 0 && experiment.settings.mobility.kind == "network") {
        throw core::InputError(place, "packet: a contact network does not say where people are; "
                                      "give \"link\", or mobility.kind tracks or made");
    }
    if (seconds > of_a_whole_run && !force) {
        throw core::InputError(
            place,
            "packet: this run would take up to " + duration(seconds) +
                " of CPU; give \"link\", or fewer cases, replicates or arms, or --force to go on");
    }
}

} // namespace

void add_how(po::options_description& options) {
    options.add_options()("jobs", po::value<int>()->default_value(1),
                          "processes")("threads", po::value<int>()->default_value(0),
                                       "threads in each process (0: the processors divided by the "
                                       "jobs)")("resume", "go on where an earlier run was ended")(
        "force", "overwrite what the folder holds; go on even if radio.tier packet will take long")(
        "quiet", "no progress, no table");
}

RunRequest request_of(const po::variables_map& values, scenario::Experiment experiment,
                      const fs::path& out) {
    RunRequest request;
    request.options.jobs = at_least(values, "jobs", 1);
    request.options.threads = at_least(values, "threads", 0);
    request.quiet = values.count("quiet") != 0;
    request.options.remark = [](const std::string& text) { std::cerr << text << "\n"; };
    if (!request.quiet) {
        request.options.progress =
            [bar = std::make_shared<Progress>("replicates")](std::size_t done, std::size_t total) {
                bar->show(done, total);
            };
    }
    request.options.resume = values.count("resume") != 0;
    if (values.count("shard") != 0) {
        request.shard = shard_of(values["shard"].as<std::string>());
    }
    if (values.count("lang") != 0) {
        request.lang = values["lang"].as<std::string>();
        report::language_for(request.lang, ""); // refused before the work
    }
    request.experiment = std::move(experiment);
    print_notes(request.experiment.remarks);
    check_packet_time(request.experiment, values.count("force") != 0);
    request.out = out;
    // Who is at work there is said before what it has left.
    const auto lock = [&] {
        request.lock = std::make_shared<FolderLock>(request.out, request.shard.has_value());
    };
    if (fs::is_directory(request.out)) {
        lock();
    }
    make_folder(values, request.out);
    if (!request.lock) {
        lock();
    }
    request.options.parts = request.out / "parts";
    return request;
}

RunRequest run_request(const po::variables_map& values) {
    const auto file = values["scenario"].as<std::string>();
    return request_of(values, scenario::read(file, overrides_of(values)), out_folder(values, file));
}

int run_scenario(const Arguments& arguments) {
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "run", run_options(), positional, values)) {
        return 0;
    }
    return experiment::started_as_rank() ? run_as_rank(values) : carry_out(run_request(values));
}

} // namespace truyvet::cli
