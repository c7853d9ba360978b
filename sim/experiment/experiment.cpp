// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/experiment.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/experiment/progress.hpp"
#include "sim/experiment/unit.hpp"
#include "sim/experiment/workers.hpp"

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

void refuse_interrupted(std::size_t done, std::size_t all, bool kept) {
    if (interrupted()) {
        throw core::RunError("interrupted; " +
                             (kept ? std::to_string(done) + " of " + std::to_string(all) +
                                         " pieces are kept: go on with --resume"
                                   : std::string("nothing is kept")));
    }
}

results::Results run_in_memory(Work& work, const Options& options) {
    results::Results all = work.frame();
    Progress progress("replicates", work.units(), 0, options.quiet);
    for (std::size_t u = 0; u < work.units(); ++u) {
        if (const auto part = work.compute(u, threads_of(options))) {
            all.merge(*part, "replicate");
        }
        refuse_interrupted(u, work.units(), false);
        progress.update(u + 1);
    }
    return all;
}

class KeptRun {
  public:
    KeptRun(Work& work, const Parts& parts, const Options& options)
        : work_(work), parts_(parts), options_(options) {}

    results::Results run() {
        compute_missing();
        results::Results all = work_.frame();
        for (std::size_t u = 0; u < work_.units(); ++u) {
            if (!parts_.join(u, all)) {
                // Damaged on disk: only this one is made again.
                compute(u);
                if (!parts_.join(u, all)) {
                    throw core::RunError(
                        "a finished replicate cannot be read back; is the disk full?");
                }
            }
        }
        return all;
    }

  private:
    void compute(std::size_t unit) {
        if (const auto part = work_.compute(unit, threads_of(options_))) {
            parts_.put(unit, *part);
        }
    }

    void compute_missing() {
        std::vector<std::size_t> missing;
        for (std::size_t u = 0; u < work_.units(); ++u) {
            if (!parts_.has(u)) {
                missing.push_back(u);
            }
        }
        const std::size_t before = work_.units() - missing.size();
        std::size_t finished = before;
        {
            Progress progress("replicates", work_.units(), before, options_.quiet);
            const auto note = [&](std::size_t done) {
                finished = before + done;
                progress.update(finished);
            };
            if (options_.jobs > 1) {
                run_in_processes(
                    options_.jobs, missing, [&](std::size_t u) { compute(u); }, note);
            } else {
                for (std::size_t i = 0; i < missing.size() && !interrupted(); ++i) {
                    compute(missing[i]);
                    note(i + 1);
                }
            }
        }
        refuse_interrupted(finished, work_.units(), true);
    }

    Work& work_;
    const Parts& parts_;
    const Options& options_;
};

} // namespace

results::Results run(const scenario::Scenario& scenario, const Options& options) {
    const InterruptGuard guard;
    Work work(scenario);
    results::Results all;
    if (options.parts) {
        const Parts parts(*options.parts, scenario::resolved_toml(scenario), options.resume);
        all = KeptRun(work, parts, options).run();
    } else {
        all = run_in_memory(work, options);
    }
    describe_arms(all);
    return all;
}

} // namespace truyvet::experiment
