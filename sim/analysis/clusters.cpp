// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/clusters.hpp"

#include "sim/results/schema.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::analysis {

Clusters::Clusters(const results::Results& results) {
    const results::Table* table = results.find(results::population_shape.name);
    if (table == nullptr) {
        return;
    }
    const results::Counts& arm = table->counts("arm");
    const results::Counts& replicate = table->counts("replicate");
    const results::Counts& population = table->counts("population");
    for (std::size_t row = 0; row < table->rows(); ++row) {
        populations_[{arm[row], replicate[row]}] = population[row];
    }
}

std::int64_t Clusters::of(std::int64_t arm, std::int64_t replicate) const {
    const auto at = populations_.find({arm, replicate});
    return at == populations_.end() ? replicate : at->second;
}

void ClusteredParts::add(std::int64_t cluster, const Part& part) {
    Part& sum = by_cluster_[cluster];
    sum.numerator += part.numerator;
    sum.denominator += part.denominator;
}

std::vector<Part> ClusteredParts::parts() const {
    std::vector<Part> all;
    for (const auto& [cluster, part] : by_cluster_) {
        all.push_back(part);
    }
    return all;
}

std::optional<Levels> levels(const std::vector<LevelPart>& replicates) {
    Part total;
    for (const LevelPart& r : replicates) {
        total.numerator += r.part.numerator;
        total.denominator += r.part.denominator;
    }
    struct Sum {
        double e = 0;
        double n = 0;
    };
    std::map<std::int64_t, Sum> sums;
    const auto n = static_cast<double>(replicates.size());
    const auto pull = [&](const Part& p) {
        const double ratio = total.numerator / total.denominator;
        return (p.numerator - ratio * p.denominator) * n / total.denominator;
    };
    for (const LevelPart& r : replicates) {
        Sum& sum = sums[r.population];
        sum.e += total.denominator > 0 ? pull(r.part) : 0;
        sum.n += 1;
    }
    const auto groups = static_cast<double>(sums.size());
    if (sums.size() < 2 || n <= groups || total.denominator == 0) {
        return std::nullopt;
    }
    double within = 0;
    for (const LevelPart& r : replicates) {
        const Sum& sum = sums[r.population];
        within += std::pow(pull(r.part) - sum.e / sum.n, 2);
    }
    double between = 0;
    double sizes = 0;
    for (const auto& [population, sum] : sums) {
        between += sum.e * sum.e / sum.n; // the grand mean of pulls is 0
        sizes += sum.n * sum.n;
    }
    within /= n - groups;
    between /= groups - 1;
    const double size = (n - sizes / n) / (groups - 1);
    return Levels{static_cast<std::int64_t>(sums.size()),
                  std::sqrt(std::max(0.0, (between - within) / size)), std::sqrt(within)};
}

} // namespace truyvet::analysis
