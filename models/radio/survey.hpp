// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/link_tier.hpp"
#include "models/radio/packet_tier.hpp"

#include <array>
#include <functional>
#include <vector>

namespace truyvet::radio {

/// Rooms of phones that do not move: couples a given distance apart, anywhere in the environment's
/// square room; each phone is measured on its partner, the others are the crowd.
struct SurveyRequest {
    core::Environment environment = core::Environment::office;
    double distance_m = 2;
    std::size_t phones = 20;
    double minutes = 60;
    std::size_t rooms = 1; ///< with new people each
    PhoneSettings people{.ios_share = 0, .share_cannot_advertise = 0};
};

/// What a scan window holds, over all couples and windows.
struct SurveyFigures {
    double p_heard = 0;            ///< windows with at least one row
    double packets_per_window = 0; ///< decoded by the radio, before the app drops any
    double rssi_mean_dbm = 0;      ///< of the app's rows; NaN without any
    double rssi_p10_dbm = 0;
    double rssi_p90_dbm = 0;
};
inline constexpr std::size_t survey_figures = 5;
std::array<double, survey_figures> as_array(const SurveyFigures&);

/// Counts of one group of couples. Levels are whole dBm from -127 to 20.
struct SurveyCounts {
    double windows = 0;
    double heard = 0;
    double packets = 0;
    std::array<double, 148> rssi{};

    void add(const SurveyCounts&);
    void add_level(int rssi_dbm) { rssi[static_cast<std::size_t>(rssi_dbm + 127)] += 1; }
    [[nodiscard]] SurveyFigures figures() const;
};

/// Couples fall into groups by turns, so that leaving out one group at a time gives standard
/// errors (jackknife) which respect that a couple's windows share their shadowing.
struct SurveyResult {
    static constexpr std::size_t groups = 20;
    std::array<SurveyCounts, groups> counts;

    [[nodiscard]] SurveyCounts total() const;
    [[nodiscard]] SurveyCounts without(std::size_t group) const;
    [[nodiscard]] std::array<double, survey_figures> standard_errors() const;
};

using Progress = std::function<void(double share_done)>;

/// The same rooms, people and shadowing at either tier. One couple and one window at least:
/// throws core::InputError where phones < 2, or distance or minutes are not positive.
SurveyResult survey(const LinkTier&, const SurveyRequest&, std::uint64_t seed);
SurveyResult survey(const PacketTier&, const SurveyRequest&, std::uint64_t seed,
                    const Progress& = {});

} // namespace truyvet::radio
