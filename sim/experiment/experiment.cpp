// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/experiment.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/experiment/unit.hpp"
#include "sim/experiment/workers.hpp"
#include "sim/results/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <thread>

namespace truyvet::experiment {
namespace {

unsigned threads_of(const Options& options) {
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    return options.threads > 0 ? options.threads : std::max(1U, processors / options.jobs);
}

void tell(const Options& options, std::size_t done, std::size_t total) {
    if (options.progress) {
        options.progress(done, total);
    }
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

/// Batch by batch until there are replicates enough; `complete(units, joiner)` gets a batch done.
template <class Complete>
results::Results in_batches(const Work& work, Complete complete) {
    results::Results all = work.frame();
    results::Joiner joiner(all);
    std::uint32_t have = 0;
    for (std::uint32_t next = work.stopping().first_batch(); next > have;
         next = work.stopping().next(all, have)) {
        complete(work.units(have, next), joiner);
        have = next;
    }
    return all;
}

/// Gets units computed, in memory only.
class FleetingRun {
  public:
    FleetingRun(Work& work, const Options& options) : work_(work), options_(options) {}

    void complete(const std::vector<std::size_t>& units, results::Joiner& into) {
        tell(options_, 0, units.size());
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (const auto part = work_.compute(units[i], threads_of(options_))) {
                into.join(*part, "replicate");
            }
            if (interrupted()) {
                throw core::RunError("interrupted; nothing is kept");
            }
            tell(options_, i + 1, units.size());
        }
    }

  private:
    Work& work_;
    const Options& options_;
};

/// Gets units computed and kept in a folder.
class KeptRun {
  public:
    KeptRun(Work& work, const Parts& parts, const Options& options)
        : work_(work), parts_(parts), options_(options) {}

    /// Gives those that were not there yet.
    std::vector<std::size_t> complete(const std::vector<std::size_t>& units) {
        const std::vector<std::size_t> missing = parts_.missing(units);
        const std::size_t before = units.size() - missing.size();
        std::size_t finished = before;
        try {
            tell(options_, before, units.size());
            spread_of(options_)(missing,
                                {[&](std::size_t u) { return compute(u); },
                                 [&](std::size_t u, auto content) { parts_.put(u, content); },
                                 [&](std::size_t done) {
                                     finished = before + done;
                                     tell(options_, finished, units.size());
                                 }});
        } catch (const core::RunError& e) {
            throw core::RunError(fmt::format("{}; {}", e.what(), kept(finished, units.size())));
        }
        if (interrupted()) {
            throw core::RunError("interrupted; " + kept(finished, units.size()));
        }
        return missing;
    }

    void complete(const std::vector<std::size_t>& units, results::Joiner& into) {
        const std::vector<std::size_t> computed = complete(units);
        const auto here = [&](std::size_t u) {
            return std::binary_search(computed.begin(), computed.end(), u);
        };
        // What was there before, anybody may have written.
        std::vector<std::filesystem::path> from_before;
        for (const std::size_t u : units) {
            if (!here(u)) {
                from_before.push_back(parts_.file(u));
            }
        }
        results::ReadingApart apart(std::move(from_before), results::Unsealed::refused);
        for (const std::size_t u : units) {
            parts_.join(u, work_.cells(u), here(u) ? results::read(parts_.file(u)) : apart.next(),
                        into);
        }
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

} // namespace

results::Results run(const scenario::Experiment& experiment, const Options& options) {
    const InterruptGuard guard;
    Work work(experiment);
    results::Results all;
    if (options.parts) {
        const Parts parts(*options.parts, scenario::resolved_toml(experiment),
                          options.resume ? Found::resume : Found::discard, options.remark);
        KeptRun kept(work, parts, options);
        all = in_batches(work, [&](const auto& units, auto& into) { kept.complete(units, into); });
    } else {
        FleetingRun run(work, options);
        all = in_batches(work, [&](const auto& units, auto& into) { run.complete(units, into); });
    }
    describe_arms(all);
    return all;
}

std::size_t run_shard(const scenario::Experiment& experiment, const Options& options, Shard shard) {
    const InterruptGuard guard;
    Work work(experiment);
    if (work.stopping().sequential()) {
        throw core::InputError("--shard", "cannot tell when experiment.half_width is reached: that "
                                          "takes all shards' results; set it to 0, or use --jobs "
                                          "or mpirun");
    }
    // Neighbouring units share their world: a shard makes few of them.
    const std::vector<std::size_t> all = work.units(0, experiment.settings.experiment.replicates);
    const auto cut = [&](std::size_t n) {
        return all.begin() + static_cast<std::ptrdiff_t>(all.size() * n / shard.of);
    };
    const std::vector<std::size_t> mine(cut(shard.number - 1), cut(shard.number));
    const Parts parts(options.parts.value(), scenario::resolved_toml(experiment), Found::resume,
                      options.remark);
    KeptRun(work, parts, options).complete(mine);
    return mine.size();
}

} // namespace truyvet::experiment
