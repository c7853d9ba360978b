// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/estimates.hpp"
#include "sim/analysis/outbreak_estimates.hpp"
#include "sim/analysis/tracing_estimates.hpp"
#include "sim/report/provinces.hpp"
#include "sim/report/text.hpp"
#include "sim/report/titles.hpp"

#include <optional>
#include <vector>

namespace truyvet::report {

/// The goals that were set: 30 % of the population (Minister of Information, Aug 2020), 50 % of
/// smartphone users (Lào Cai, by 31 Jul 2021).
inline constexpr double target_of_people = 0.30;
inline constexpr double target_of_smartphones = 0.50;
/// An arm within half a point of a goal stands for it.
inline constexpr double near_target = 0.005;

/// Arms that differ in installs only (adoption.share, adoption.of): one line of the curve.
struct Series {
    Text label; ///< "38 % of accounts active", or what else tells it from the others
    nlohmann::ordered_json settings; ///< those its arms agree on
    double active = 0;               ///< accounts in use, of installs
    std::vector<std::size_t> arms;   ///< by share of people
};

/// What the sections are made from.
struct Model {
    const results::Results& results;
    std::vector<analysis::ArmEstimates> estimates;
    /// By arm: overlap, time and cost; none in files of format 1.0.
    std::optional<std::vector<analysis::ArmTracing>> tracing;
    /// By arm; none where cases were drawn.
    std::optional<std::vector<analysis::OutbreakEstimates>> outbreaks;
    std::vector<Series> series;
    /// One map each; none where the arms are not about several provinces.
    std::vector<ProvinceView> provinces;
    /// Arms worth showing in detail: the first one, the two targets, and their counterparts with
    /// other activity.
    std::vector<std::size_t> featured;
    Titles titles;
    /// Arms differ in more than adoption: their names tell them apart, figures would not.
    bool by_name = false;

    explicit Model(const results::Results& r);

    [[nodiscard]] const results::Arm& arm(std::size_t i) const { return results.arms[i]; }
    [[nodiscard]] const analysis::ChannelEstimates& main(std::size_t arm) const {
        return estimates[arm].channels.front();
    }
    /// The arm of a series at a target; none where no arm is within half a point of it.
    [[nodiscard]] std::optional<std::size_t> at_people_target(const Series& s) const;
    [[nodiscard]] std::optional<std::size_t> at_smartphone_target(const Series& s) const;
    /// Where the curve's axis ends: the next full tenth beyond all arms and targets.
    [[nodiscard]] double axis_end() const;
    /// What an arm is, in figures: "30.0 % of people, 38 % active", behind its province where there
    /// are several.
    [[nodiscard]] Text label(std::size_t arm) const;
    /// The arm's name, in Vietnamese where the scenario gives one.
    [[nodiscard]] Text name(std::size_t arm) const;
    /// Whether the arm uses the channel; those it does not use find nobody by definition.
    [[nodiscard]] bool uses(std::size_t arm, const std::string& channel) const;
    /// A curve needs three places or more, of one province.
    [[nodiscard]] bool has_curve() const;
};

Text channel_name(const std::string& channel);
Text setting_name(std::size_t setting);
Text step_name(std::size_t step);
/// What a line of the curve stands for, and what else its arms share.
Text series_label(const Series& series);
/// Share of accounts in use: as the arm was asked to have it, else as it came out.
double active_share(const results::Arm& arm);

} // namespace truyvet::report
