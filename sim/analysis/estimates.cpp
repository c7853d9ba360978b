// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/estimates.hpp"

#include "sim/analysis/columns.hpp"
#include "sim/results/schema.hpp"

#include <algorithm>
#include <stdexcept>

namespace truyvet::analysis {
namespace {

using Parts = std::vector<Part>;

struct RatioColumns {
    std::string_view numerator;
    std::string_view denominator;
    Range range;
};

/// By Measure.
constexpr std::array<RatioColumns, measure_names.size()> measures{{
    {"found", "true_f1", Range::share},
    {"found_f0_active", "true_f1_f0_active", Range::share},
    {"found", "flagged", Range::share},
    {"true_f1", "index_cases", Range::any},
    {"found", "index_cases", Range::any},
    {"flagged", "index_cases", Range::any},
}};
std::size_t index(std::int64_t key) {
    return static_cast<std::size_t>(key);
}

void estimate_channels(const results::Results& results, const results::Table& table,
                       const Clusters& clusters, std::vector<ArmEstimates>& arms) {
    const results::Counts& arm = table.counts("arm");
    const results::Counts& replicate = table.counts("replicate");
    const results::Counts& channel = table.counts("channel");
    const std::vector<std::size_t> order = table.order();
    const std::size_t channels = arms.empty() ? 0 : arms.front().channels.size();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const std::vector<double> y = numbers(results, table, measures[m].numerator);
        const std::vector<double> x = numbers(results, table, measures[m].denominator);
        std::vector<ClusteredParts> parts(arms.size() * channels);
        for (const std::size_t row : order) {
            parts[index(arm[row]) * channels + index(channel[row])].add(
                clusters.of(arm[row], replicate[row]), {y[row], x[row]});
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            arms[i / channels].channels[i % channels].by_measure[m] =
                ratio(parts[i].parts(), measures[m].range);
        }
    }
}

void estimate_waterfall(const results::Results& results, const results::Table& table,
                        const Clusters& clusters, std::vector<ArmEstimates>& arms) {
    constexpr std::size_t steps = results::waterfall_steps.size();
    const results::Counts& arm = table.counts("arm");
    const results::Counts& replicate = table.counts("replicate");
    const results::Counts& step = table.counts("step");
    const std::vector<double> f1 = numbers(results, table, "f1");
    std::vector<ClusteredParts> parts(arms.size() * steps);
    double all = 0; // step 0 comes first in every replicate
    for (const std::size_t row : table.order()) {
        all = step[row] == 0 ? f1[row] : all;
        parts[index(arm[row]) * steps + index(step[row])].add(clusters.of(arm[row], replicate[row]),
                                                              {f1[row], all});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Estimate& e = arms[i / steps].waterfall[i % steps];
        e = ratio(parts[i].parts(), Range::share);
        if (i % steps == 0 && e.lo) {
            e.lo = e.hi = e.mean; // all of all, by definition
        }
    }
}

struct SettingParts {
    std::array<ClusteredParts, core::setting_names.size()> recall;
    std::array<ClusteredParts, core::setting_names.size()> share;
    ClusteredParts outside;
};

/// The rows of one arm, replicate and channel: in the order of the keys they stand together.
void add_settings(const results::Table& table, const std::vector<double>& found,
                  std::span<const std::size_t> rows, std::int64_t cluster, SettingParts& into) {
    const results::Counts& setting = table.counts("setting");
    const results::Counts& true_f1 = table.counts("true_f1");
    double all = 0;
    for (const std::size_t row : rows) {
        all += static_cast<double>(true_f1[row]);
    }
    for (const std::size_t row : rows) {
        const auto here = static_cast<double>(true_f1[row]);
        into.recall[index(setting[row])].add(cluster, {found[row], here});
        into.share[index(setting[row])].add(cluster, {here, all});
        if (setting[row] != static_cast<std::int64_t>(core::Setting::home)) {
            into.outside.add(cluster, {found[row], here});
        }
    }
}

void estimate_settings(const results::Results& results, const results::Table& table,
                       const Clusters& clusters, std::vector<ArmEstimates>& arms) {
    const results::Counts& arm = table.counts("arm");
    const results::Counts& replicate = table.counts("replicate");
    const results::Counts& channel = table.counts("channel");
    const std::size_t channels = arms.empty() ? 0 : arms.front().channels.size();
    const std::vector<double> found = numbers(results, table, "found");
    std::vector<SettingParts> parts(arms.size() * channels);
    const std::vector<std::size_t> order = table.order();
    for (auto from = order.begin(); from != order.end();) {
        const auto to = std::find_if(from, order.end(), [&](std::size_t row) {
            return arm[row] != arm[*from] || replicate[row] != replicate[*from] ||
                   channel[row] != channel[*from];
        });
        add_settings(table, found, {from, to}, clusters.of(arm[*from], replicate[*from]),
                     parts[index(arm[*from]) * channels + index(channel[*from])]);
        from = to;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ChannelEstimates& e = arms[i / channels].channels[i % channels];
        for (std::size_t s = 0; s < core::setting_names.size(); ++s) {
            e.recall_by_setting[s] = ratio(parts[i].recall[s].parts(), Range::share);
            e.share_of_setting[s] = ratio(parts[i].share[s].parts(), Range::share);
        }
        e.recall_outside_household = ratio(parts[i].outside.parts(), Range::share);
    }
}

struct NumberedPart {
    std::int64_t replicate;
    Part part;
};

/// What a measure of a channel is made of, by arm, in the order of the replicates.
std::vector<std::vector<NumberedPart>> numbered_parts(const results::Results& results,
                                                      Measure measure, std::size_t channel) {
    std::vector<std::vector<NumberedPart>> parts(results.arms.size());
    const results::Table* table = results.find(results::channel_shape.name);
    if (table == nullptr) {
        return parts;
    }
    const RatioColumns& columns = measures[static_cast<std::size_t>(measure)];
    const results::Counts& arm = table->counts("arm");
    const results::Counts& replicate = table->counts("replicate");
    const results::Counts& channels = table->counts("channel");
    const std::vector<double> y = numbers(results, *table, columns.numerator);
    const std::vector<double> x = numbers(results, *table, columns.denominator);
    for (const std::size_t row : table->order()) {
        if (index(channels[row]) == channel) {
            parts[index(arm[row])].push_back({replicate[row], {y[row], x[row]}});
        }
    }
    return parts;
}

/// Over the replicates both have; `arm`: a's.
Estimate paired(const Clusters& clusters, std::size_t arm, const std::vector<NumberedPart>& a,
                const std::vector<NumberedPart>& b) {
    ClusteredParts parts_a;
    ClusteredParts parts_b;
    auto other = b.begin();
    for (const NumberedPart& one : a) {
        other = std::find_if(other, b.end(),
                             [&](const NumberedPart& o) { return o.replicate >= one.replicate; });
        if (other != b.end() && other->replicate == one.replicate) {
            const std::int64_t cluster = clusters.of(static_cast<std::int64_t>(arm), one.replicate);
            parts_a.add(cluster, one.part);
            parts_b.add(cluster, other->part);
        }
    }
    return paired_difference(parts_a.parts(), parts_b.parts());
}

void estimate_levels(const results::Results& results, const Clusters& clusters,
                     std::vector<ArmEstimates>& arms) {
    const auto parts = numbered_parts(results, Measure::recall, 0);
    for (std::size_t a = 0; a < arms.size(); ++a) {
        std::vector<LevelPart> replicates;
        for (const NumberedPart& one : parts[a]) {
            replicates.push_back(
                {clusters.of(static_cast<std::int64_t>(a), one.replicate), one.part});
        }
        arms[a].recall_levels = levels(replicates);
    }
}

void predict_recall(const results::Results& results, std::vector<ArmEstimates>& arms) {
    const auto parts = numbered_parts(results, Measure::recall, 0);
    for (std::size_t a = 0; a < arms.size(); ++a) {
        std::vector<double> recall;
        for (const NumberedPart& one : parts[a]) {
            if (one.part.denominator > 0) {
                recall.push_back(one.part.numerator / one.part.denominator);
            }
        }
        if (recall.size() >= least_predicted) {
            arms[a].recall_predicted = predictive(std::move(recall));
        }
    }
}

} // namespace

std::vector<ArmEstimates> estimate(const results::Results& results) {
    std::vector<ArmEstimates> arms(results.arms.size());
    const Clusters clusters(results);
    for (std::size_t a = 0; a < arms.size(); ++a) {
        arms[a].channels.resize(results.channels.size());
        arms[a].replicates = results.replicates(a).size();
    }
    if (const results::Table* table = results.find(results::channel_shape.name)) {
        estimate_channels(results, *table, clusters, arms);
    }
    if (const results::Table* table = results.find(results::waterfall_shape.name)) {
        estimate_waterfall(results, *table, clusters, arms);
    }
    if (const results::Table* table = results.find(results::setting_shape.name)) {
        estimate_settings(results, *table, clusters, arms);
    }
    if (clusters.populations()) {
        estimate_levels(results, clusters, arms);
    }
    if (results.find(results::draw_shape.name) != nullptr) {
        predict_recall(results, arms);
    }
    return arms;
}

std::vector<Parts> parts_by_arm(const results::Results& results, Measure measure,
                                std::size_t channel) {
    std::vector<Parts> all;
    for (const auto& arm : numbered_parts(results, measure, channel)) {
        Parts& parts = all.emplace_back();
        for (const NumberedPart& one : arm) {
            parts.push_back(one.part);
        }
    }
    return all;
}

Estimate difference(const results::Results& results, Measure measure, std::size_t channel,
                    std::size_t a, std::size_t b) {
    const auto parts = numbered_parts(results, measure, channel);
    return paired(Clusters(results), a, parts[a], parts[b]);
}

Differences differences_to_first(const results::Results& results) {
    const Clusters clusters(results);
    Differences all(results.channels.size());
    for (std::size_t c = 0; c < all.size(); ++c) {
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const auto parts = numbered_parts(results, static_cast<Measure>(m), c);
            for (std::size_t a = 0; a < parts.size(); ++a) {
                all[c][m].push_back(paired(clusters, a, parts[a], parts.front()));
            }
        }
    }
    return all;
}

} // namespace truyvet::analysis
