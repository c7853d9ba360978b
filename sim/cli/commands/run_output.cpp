// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/cli/commands/run.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/report/report.hpp"
#include "sim/results/file.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

namespace truyvet::cli {
namespace {

namespace fs = std::filesystem;

int run_one_shard(const RunRequest& r) {
    const std::size_t units = experiment::run_shard(r.experiment, r.options, *r.shard);
    if (!r.quiet) {
        fmt::print(std::cout,
                   "shard {}/{}: its {} pieces are in {}\nwhen all shards are done: truyvet merge "
                   "{} -o {}\n",
                   r.shard->number, r.shard->of, units, r.options.parts->string(), r.out.string(),
                   (r.out / "run.h5").string());
    }
    return 0;
}

/// A killed run leaves what it was just writing: run.h5.tmp-4711.
void remove_temporaries(const fs::path& out) {
    std::vector<fs::path> ours;
    for (const fs::directory_entry& entry : fs::directory_iterator(out)) {
        const std::string name = entry.path().filename().string();
        for (const std::string_view own : {"run.h5.tmp-", "report.html.tmp-"}) {
            if (name.starts_with(own) && name.size() > own.size() &&
                name.find_first_not_of("0123456789", own.size()) == std::string::npos) {
                ours.push_back(entry.path());
            }
        }
    }
    for (const fs::path& file : ours) {
        fs::remove(file);
    }
}

/// What --resume finds where a run was killed when all was written, or was not killed at all.
std::optional<results::Results> finished_before(const RunRequest& request) {
    const fs::path file = request.out / "run.h5";
    if (!request.options.resume || experiment::is_parts(*request.options.parts) ||
        !fs::exists(file)) {
        return std::nullopt;
    }
    results::Results all = results::read_apart(file, results::Unsealed::refused);
    experiment::refuse_another(request.out, all.scenario,
                               scenario::resolved_toml(request.experiment));
    return all;
}

} // namespace

results::Results computed(const RunRequest& request,
                          const std::function<void(results::Results&)>& finish) {
    if (std::optional<results::Results> finished = finished_before(request)) {
        return std::move(*finished);
    }
    results::Results all = experiment::run(request.experiment, request.options);
    try {
        finish(all);
        results::write(all, request.out / "run.h5");
    } catch (const core::RunError& e) {
        throw core::RunError(std::string(e.what()) +
                             "; all replicates are kept: go on with --resume");
    }
    experiment::remove_parts(request.out / "parts");
    remove_temporaries(request.out);
    return all;
}

int carry_out(const RunRequest& request) {
    if (request.shard) {
        return run_one_shard(request);
    }
    const results::Results all = computed(request, [&](const results::Results& r) {
        report::write_html(r, request.out / "report.html",
                           report::language_for(request.lang, r.scenario));
    });
    if (!request.quiet) {
        analysis::print_table(all, std::cout);
        std::cout << "\nresults  " << (request.out / "run.h5").string() << "\nreport   "
                  << (request.out / "report.html").string() << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
