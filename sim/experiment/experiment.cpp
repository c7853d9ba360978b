// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/experiment.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/experiment/progress.hpp"
#include "sim/experiment/unit.hpp"
#include "sim/experiment/workers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <thread>

namespace truyvet::experiment {
namespace {

unsigned threads_of(const Options& options) {
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    return options.threads > 0 ? options.threads : std::max(1U, processors / options.jobs);
}

Spread spread_of(const Options& options) {
    if (options.spread) {
        return options.spread;
    }
    if (options.jobs == 1) {
        return here;
    }
    return [jobs = options.jobs](const auto& units, const Task& task) {
        in_processes(jobs, units, task);
    };
}

results::Results run_in_memory(Work& work, const Options& options) {
    results::Results all = work.frame();
    results::Joiner joiner(all);
    Progress progress("replicates", work.units(), 0, options.quiet);
    for (std::size_t u = 0; u < work.units(); ++u) {
        if (const auto part = work.compute(u, threads_of(options))) {
            joiner.join(*part, "replicate");
        }
        if (interrupted()) {
            throw core::RunError("interrupted; nothing is kept");
        }
        progress.update(u + 1);
    }
    return all;
}

/// Gets units computed and kept in a folder.
class KeptRun {
  public:
    KeptRun(Work& work, const Parts& parts, const Options& options)
        : work_(work), parts_(parts), options_(options) {}

    void complete(const std::vector<std::size_t>& units) {
        const std::vector<std::size_t> missing = parts_.missing(units);
        const std::size_t before = units.size() - missing.size();
        std::size_t finished = before;
        try {
            Progress progress("replicates", units.size(), before, options_.quiet);
            spread_of(options_)(missing,
                                {[&](std::size_t u) { return compute(u); },
                                 [&](std::size_t u, auto content) { parts_.put(u, content); },
                                 [&](std::size_t done) {
                                     finished = before + done;
                                     progress.update(finished);
                                 }});
        } catch (const core::RunError& e) {
            throw core::RunError(fmt::format("{}; {}", e.what(), kept(finished, units.size())));
        }
        if (interrupted()) {
            throw core::RunError("interrupted; " + kept(finished, units.size()));
        }
    }

    results::Results join(const std::vector<std::size_t>& units) {
        results::Results all = work_.frame();
        results::Joiner joiner(all);
        for (const std::size_t u : units) {
            parts_.join(u, joiner);
        }
        return all;
    }

  private:
    std::optional<results::Results> compute(std::size_t unit) {
        return work_.compute(unit, threads_of(options_));
    }

    static std::string kept(std::size_t done, std::size_t all) {
        return fmt::format("{} of {} pieces are kept: go on with --resume", done, all);
    }

    Work& work_;
    const Parts& parts_;
    const Options& options_;
};

std::vector<std::size_t> all_units(const Work& work) {
    std::vector<std::size_t> units(work.units());
    std::iota(units.begin(), units.end(), std::size_t{0});
    return units;
}

} // namespace

results::Results run(const scenario::Scenario& scenario, const Options& options) {
    const InterruptGuard guard;
    Work work(scenario);
    results::Results all;
    if (options.parts) {
        const Parts parts(*options.parts, scenario::resolved_toml(scenario),
                          options.resume ? Found::resume : Found::discard);
        KeptRun kept(work, parts, options);
        kept.complete(all_units(work));
        all = kept.join(all_units(work));
    } else {
        all = run_in_memory(work, options);
    }
    describe_arms(all);
    return all;
}

std::size_t run_shard(const scenario::Scenario& scenario, const Options& options, Shard shard) {
    const InterruptGuard guard;
    Work work(scenario);
    // Neighbouring units share their world: a shard makes few of them.
    const std::vector<std::size_t> all = all_units(work);
    const auto cut = [&](std::size_t n) {
        return all.begin() + static_cast<std::ptrdiff_t>(all.size() * n / shard.of);
    };
    const std::vector<std::size_t> mine(cut(shard.number - 1), cut(shard.number));
    const Parts parts(options.parts.value(), scenario::resolved_toml(scenario), Found::resume);
    KeptRun(work, parts, options).complete(mine);
    return mine.size();
}

} // namespace truyvet::experiment
