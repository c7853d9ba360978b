// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/merge.hpp"

#include "models/core/error.hpp"
#include "sim/experiment/parts.hpp"
#include "sim/experiment/provenance.hpp"
#include "sim/experiment/unit.hpp"
#include "sim/results/file.hpp"
#include "sim/results/joiner.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace truyvet::experiment {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& from) {
    if (!fs::is_directory(from)) {
        return {from};
    }
    const fs::path parts = from / "parts";
    std::vector<fs::path> files = unit_files(fs::is_directory(parts) ? parts : from);
    if (files.empty()) {
        throw core::InputError(from.string(), "holds no parts of a run (parts/unit-*.h5); name the "
                                              "folder that truyvet run --shard wrote to");
    }
    return files;
}

/// 0, 1, 2, 5 -> "0-2, 5".
std::string ranges(const std::vector<std::uint32_t>& numbers) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t j = i;
        while (j + 1 < numbers.size() && numbers[j + 1] == numbers[j] + 1) {
            ++j;
        }
        found.push_back(i == j ? std::to_string(numbers[i])
                               : fmt::format("{}-{}", numbers[i], numbers[j]));
        i = j + 1;
    }
    return fmt::format("{}", fmt::join(found, ", "));
}

/// The units that are not there, one fault for each world.
void blame_missing(const Work& work, const results::Joiner& there,
                   std::vector<core::Fault>& faults) {
    std::vector<std::vector<std::uint32_t>> missing(work.groups());
    for (std::size_t u = 0; u < work.units(); ++u) {
        const Unit unit = work.unit(u);
        const auto& arms = work.arms(unit.group);
        if (!std::all_of(arms.begin(), arms.end(),
                         [&](auto arm) { return there.has(arm, unit.replicate); })) {
            missing[unit.group].push_back(unit.replicate);
        }
    }
    for (std::size_t g = 0; g < missing.size(); ++g) {
        if (!missing[g].empty()) {
            const std::string whose =
                work.groups() == 1
                    ? "every arm"
                    : fmt::format("arms {}", ranges(work.arms(static_cast<std::uint32_t>(g))));
            faults.push_back({"missing", fmt::format("replicates {} of {}; run the shard that has "
                                                     "them (again), then merge",
                                                     ranges(missing[g]), whose)});
        }
    }
}

class Merge {
  public:
    /// The file that `apart` reads next.
    void take(const fs::path& file, results::ReadingApart& apart) {
        try {
            join(apart.next(), file.string());
        } catch (const core::InputError& e) {
            faults_.insert(faults_.end(), e.faults().begin(), e.faults().end());
        }
    }

    results::Results finish() {
        if (work_) {
            blame_missing(*work_, *joiner_, faults_);
        }
        if (!faults_.empty()) {
            throw core::InputError(std::move(faults_));
        }
        stamp(*whole_);
        describe_arms(*whole_);
        return std::move(*whole_);
    }

  private:
    void join(const results::Results& part, const std::string& name) {
        if (!whole_) {
            begin(part);
        }
        for (const auto& [arm, replicate] : part.cells()) {
            if (replicate >= work_->stopping().limit()) {
                throw core::InputError(
                    name, fmt::format("has a replicate {}, the experiment's are 0 to {}", replicate,
                                      work_->stopping().limit() - 1));
            }
        }
        joiner_->join(part, name);
    }

    /// The first part says of which experiment all are.
    void begin(const results::Results& part) {
        experiment_ = scenario::read_stored(part.scenario, "the parts' scenario");
        work_.emplace(experiment_);
        whole_ = part;
        whole_->tables.clear();
        joiner_.emplace(*whole_);
    }

    std::optional<results::Results> whole_;
    std::optional<results::Joiner> joiner_;
    scenario::Experiment experiment_;
    std::optional<Work> work_; ///< of that
    std::vector<core::Fault> faults_;
};

} // namespace

results::Results merge(const std::vector<fs::path>& from) {
    Merge merge;
    for (const fs::path& place : from) {
        const std::vector<fs::path> files = files_of(place);
        // From anybody: in a process of their own.
        results::ReadingApart apart(files, results::Unsealed::refused);
        for (const fs::path& file : files) {
            merge.take(file, apart);
        }
    }
    return merge.finish();
}

} // namespace truyvet::experiment
