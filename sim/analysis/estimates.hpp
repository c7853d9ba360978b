// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "sim/analysis/clusters.hpp"
#include "sim/analysis/estimate.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <string>
#include <vector>

namespace truyvet::analysis {

/// What is estimated of a channel, and what arms can be compared in. Recall = F1 found / true F1
/// (recall_f0_active: over the index cases whose phone was active); precision = F1 found / all
/// flagged. true_f1, found and flagged are per index case: the total over all index cases divided
/// by their number.
enum class Measure { recall, recall_f0_active, precision, true_f1, found, flagged };
inline constexpr std::array<std::string_view, 6> measure_names{
    "recall", "recall_f0_active", "precision", "true_f1", "found", "flagged"};

struct ChannelEstimates {
    std::array<Estimate, measure_names.size()> by_measure;
    std::array<Estimate, core::setting_names.size()> recall_by_setting;
    /// Who lives with the case needs no app: recall of all others.
    Estimate recall_outside_household;
    /// Of all true F1, those met in the setting.
    std::array<Estimate, core::setting_names.size()> share_of_setting;

    [[nodiscard]] const Estimate& of(Measure m) const {
        return by_measure[static_cast<std::size_t>(m)];
    }
};

struct ArmEstimates {
    std::size_t replicates = 0;
    std::optional<Levels> recall_levels; ///< of the main channel
    /// Recall of the main channel where each replicate has drawn what is not known.
    std::optional<Predictive> recall_predicted;
    std::vector<ChannelEstimates> channels;
    std::array<Estimate, results::waterfall_steps.size()> waterfall; ///< shares of the true F1
};

/// By arm, in the order of Results::arms.
std::vector<ArmEstimates> estimate(const results::Results& results);

/// What a measure is made of, by arm and, in their order, replicate.
std::vector<std::vector<Part>> parts_by_arm(const results::Results& results, Measure measure,
                                            std::size_t channel);

/// Measure of arm a less that of arm b, over the replicates both have.
Estimate difference(const results::Results& results, Measure measure, std::size_t channel,
                    std::size_t a, std::size_t b);

/// By channel, measure and arm: the arm's measure less the first arm's.
using Differences = std::vector<std::array<std::vector<Estimate>, measure_names.size()>>;
Differences differences_to_first(const results::Results& results);

} // namespace truyvet::analysis
