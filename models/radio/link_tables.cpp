// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/link_tables.hpp"

#include "models/radio/decoding.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
namespace {

constexpr std::size_t fades = 128; ///< nodes of the integral over fading
constexpr double highest_heard = 1 - 1e-6;
constexpr float noise_free_dbm = -60; ///< above it no fade of note is lost to noise
constexpr float silent_hazard = 1e-9F;

std::size_t gain_row(float mean_dbm) {
    const float top = std::min(mean_dbm, noise_free_dbm);
    return static_cast<std::size_t>(
        std::max(0.0F, std::round((top - LinkTables::lowest_dbm) / LinkTables::step_dbm)));
}

constexpr float fade_node(std::size_t k) {
    return (static_cast<float>(k) + 0.5F) / fades;
}

} // namespace

LinkTables::LinkTables(const Protocol& protocol, const RadioSettings& settings,
                       core::Environment environment, CollisionFactors factors)
    : loss_(settings, environment), fading_(settings.in(environment).nakagami_m) {
    const Collisions collisions(protocol, settings, environment, factors);
    for (std::size_t i = 0; i < levels; ++i) {
        tabulate_level(lowest_dbm + step_dbm * static_cast<float>(i), settings, collisions);
    }
}

void LinkTables::tabulate_level(float mean_dbm, const RadioSettings& settings,
                                const Collisions& collisions) {
    std::array<double, fades> decoded{};
    std::array<double, fades> spoiling{};
    std::array<double, fades + 1> cumulated{};
    for (std::size_t k = 0; k < fades; ++k) {
        const double level = mean_dbm + fading_.gain_db(fade_node(k));
        decoded[k] =
            settings.delivery * packet_success(db_to_ratio(level - settings.noise_floor_dbm));
        spoiling[k] = collisions.spoiling_share(level);
        cumulated[k + 1] = cumulated[k] + decoded[k];
    }
    for (std::size_t c = 0; c < crowds.size(); ++c) {
        double sum = 0;
        double rank = 0; // of the survivors among the decoded
        for (std::size_t k = 0; k < fades; ++k) {
            const double kept = decoded[k] * collisions.survive(spoiling[k], crowds[c]);
            sum += kept;
            rank += kept * (cumulated[k] + decoded[k] / 2);
        }
        const double heard = std::min(highest_heard, sum / fades);
        const auto hazard = static_cast<float>(-std::log1p(-heard));
        hazard_[c].push_back(hazard < silent_hazard ? 0 : hazard);
        const double mean_rank = sum > 0 ? rank / sum / cumulated[fades] : 0.5;
        tilt_[c].push_back(static_cast<float>(std::clamp(6 * (mean_rank - 0.5), -1.0, 1.0)));
    }
    if (mean_dbm > noise_free_dbm) {
        return;
    }
    for (std::size_t q = 0; q <= heard_cells; ++q) {
        const double edge = 0.25 / heard_cells;
        const double p = std::clamp(static_cast<double>(q) / heard_cells, edge, 1 - edge);
        const double target = p * cumulated[fades];
        const auto above = std::upper_bound(cumulated.begin() + 1, cumulated.end() - 1, target);
        const auto k = static_cast<std::size_t>(above - cumulated.begin()) - 1;
        const double within = decoded[k] > 0 ? (target - cumulated[k]) / decoded[k] : 0.5;
        heard_gain_db_.push_back(
            fading_.gain_db(static_cast<float>((static_cast<double>(k) + within) / fades)));
    }
}

CrowdPosition LinkTables::position(double crowd) {
    const auto above = std::upper_bound(crowds.begin() + 1, crowds.end() - 1, crowd);
    const auto row = static_cast<std::size_t>(above - crowds.begin()) - 1;
    const double weight = (crowd - crowds[row]) / (crowds[row + 1] - crowds[row]);
    return {row, static_cast<float>(std::clamp(weight, 0.0, 1.0))};
}

float LinkTables::read(const Table& table, float mean_dbm, CrowdPosition crowd) {
    const float x = (mean_dbm - lowest_dbm) / step_dbm;
    if (!(x > 0)) {
        return 0;
    }
    const float low = core::within_nodes<float>(table[crowd.row], x);
    if (crowd.weight == 0) {
        return low;
    }
    return low + crowd.weight * (core::within_nodes<float>(table[crowd.row + 1], x) - low);
}

const float* LinkTables::heard_gain_nodes(float mean_dbm) const {
    return &heard_gain_db_[gain_row(mean_dbm) * (heard_cells + 1)];
}

} // namespace truyvet::radio
