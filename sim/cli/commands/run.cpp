// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/report/report.hpp"
#include "sim/results/file.hpp"
#include "sim/results/summary.hpp"
#include "sim/scenario/scenario.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>

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
        "jobs", po::value<int>()->default_value(1),
        "processes")("threads", po::value<int>()->default_value(0),
                     "threads in each process (0: the processors divided by the jobs)")(
        "set", po::value<Arguments>()->composing()->default_value({}, ""), "key=value")(
        "vary", po::value<Arguments>()->composing()->default_value({}, ""),
        "key=a:b:step or key=v1,v2,...")("resume", "go on where an earlier run was ended")(
        "force", "overwrite what the folder holds")(
        "shard", po::value<std::string>(),
        "k/n: only the k-th of n shares of the work; join them with truyvet merge")(
        "quiet", "no progress, no table");
    return options;
}

scenario::Overrides overrides_of(const po::variables_map& values) {
    scenario::Overrides o{values["set"].as<Arguments>(), values["vary"].as<Arguments>()};
    for (const char* key : {"seed", "replicates"}) {
        if (values.count(key) != 0) {
            o.set.push_back(fmt::format("experiment.{}={}", key, values[key].as<std::string>()));
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

/// The folder a run writes to, made if need be, never overwritten unasked.
fs::path out_folder(const po::variables_map& values, const std::string& scenario_file) {
    const fs::path out = values.count("out") != 0
                             ? fs::path(values["out"].as<std::string>())
                             : fs::path("results") / fs::path(scenario_file).stem();
    if (fs::exists(out) && !fs::is_directory(out)) {
        throw core::InputError(out.string(), "is a file; -o takes a folder");
    }
    if (values.count("shard") != 0 && values.count("force") != 0) {
        throw core::InputError("--force", "would remove other shards' work; remove " +
                                              (out / "parts").string() + " yourself");
    }
    const bool unfinished = fs::exists(out / "parts");
    const bool force = values.count("force") != 0;
    const bool goes_on = values.count("resume") != 0 || values.count("shard") != 0;
    if (fs::exists(out / "run.h5") && !force && !(unfinished && goes_on)) {
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
    return out;
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

int run_one_shard(const scenario::Scenario& s, const experiment::Options& options,
                  experiment::Shard shard, const fs::path& out) {
    const std::size_t units = experiment::run_shard(s, options, shard);
    if (!options.quiet) {
        fmt::print("shard {}/{}: its {} pieces are in {}\nwhen all shards are done: truyvet merge "
                   "{} -o {}\n",
                   shard.number, shard.of, units, options.parts->string(), out.string(),
                   (out / "run.h5").string());
    }
    return 0;
}

/// A killed run leaves what it was just writing.
void remove_temporaries(const fs::path& out) {
    for (const fs::directory_entry& entry : fs::directory_iterator(out)) {
        if (entry.path().filename().string().find(".tmp-") != std::string::npos) {
            fs::remove(entry.path());
        }
    }
}

} // namespace

int run_scenario(const Arguments& arguments) {
    po::positional_options_description positional;
    positional.add("scenario", 1);
    po::variables_map values;
    if (!parse(arguments, "run", run_options(), positional, values)) {
        return 0;
    }
    const auto file = values["scenario"].as<std::string>();
    experiment::Options options;
    options.jobs = at_least(values, "jobs", 1);
    options.threads = at_least(values, "threads", 0);
    options.quiet = values.count("quiet") != 0;
    options.resume = values.count("resume") != 0;
    std::optional<experiment::Shard> shard;
    if (values.count("shard") != 0) {
        shard = shard_of(values["shard"].as<std::string>());
    }
    const scenario::Scenario s = scenario::read(file, overrides_of(values));
    const fs::path out = out_folder(values, file);
    options.parts = out / "parts";
    if (shard) {
        return run_one_shard(s, options, *shard, out);
    }

    const results::Results all = experiment::run(s, options);
    results::write(all, out / "run.h5");
    report::write_html(all, out / "report.html", report::Language::english);
    fs::remove_all(out / "parts");
    remove_temporaries(out);
    if (!options.quiet) {
        results::print_table(all, std::cout);
        std::cout << "\nresults  " << (out / "run.h5").string() << "\nreport   "
                  << (out / "report.html").string() << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
