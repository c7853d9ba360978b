// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace truyvet::analysis {

/// What repeats itself independently: every replicate, or, where several replicates share their
/// people, every population.
class Clusters {
  public:
    explicit Clusters(const results::Results& results);

    [[nodiscard]] std::int64_t of(std::int64_t arm, std::int64_t replicate) const;
    /// Whether replicates share their people.
    [[nodiscard]] bool populations() const { return !populations_.empty(); }

  private:
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> populations_;
};

/// Parts of a ratio, summed by cluster.
class ClusteredParts {
  public:
    void add(std::int64_t cluster, const Part& part);
    /// In the order of the clusters' numbers.
    [[nodiscard]] std::vector<Part> parts() const;

  private:
    std::map<std::int64_t, Part> by_cluster_;
};

/// How far a ratio differs from population to population, beyond what their replicates differ, and
/// from replicate to replicate of one: standard deviations, by analysis of variance of the
/// linearised replicates.
struct Levels {
    std::int64_t populations = 0;
    double between_populations = 0;
    double between_replicates = 0;
};
struct LevelPart {
    std::int64_t population;
    Part part;
};
/// Nothing where there are not two populations, or none has two replicates.
std::optional<Levels> levels(const std::vector<LevelPart>& replicates);

} // namespace truyvet::analysis
