// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/collision.hpp"
#include "models/radio/fading.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace truyvet::radio {

/// Where a crowd falls between the tabulated ones.
struct CrowdPosition {
    std::size_t row = 0;
    float weight = 0; ///< of row + 1
};

/// One packet's fate in one environment, tabulated over the mean level before fading and the
/// crowd: whether it is heard, and at what level those that are heard come.
class LinkTables {
  public:
    LinkTables(const Protocol&, const RadioSettings&, core::Environment, CollisionFactors);

    [[nodiscard]] static CrowdPosition position(double crowd);

    /// -log(1 - P(heard)) of one packet sent on the channel listened to.
    [[nodiscard]] float hazard(float mean_dbm, CrowdPosition crowd) const {
        return read(hazard_, mean_dbm, crowd);
    }
    /// How strongly collisions favour loud packets: quantile u becomes u + tilt u (1 - u).
    [[nodiscard]] float tilt(float mean_dbm, CrowdPosition crowd) const {
        return read(tilt_, mean_dbm, crowd);
    }
    /// Fading of a heard packet, dB, by quantile: `heard_cells` + 1 nodes.
    [[nodiscard]] const float* heard_gain_nodes(float mean_dbm) const;
    static constexpr std::size_t heard_cells = 128;
    [[nodiscard]] static float heard_gain_db(const float* nodes, float quantile) {
        return core::within_nodes<float>({nodes, heard_cells + 1}, quantile * heard_cells);
    }

    [[nodiscard]] float loss_db(float distance_m) const { return loss_.loss_db(distance_m); }

    static constexpr float lowest_dbm = -135;
    static constexpr float step_dbm = 0.25F;
    static constexpr std::size_t levels = 501; ///< up to -10 dBm
    static constexpr std::array<double, 10> crowds{0, 5, 10, 20, 40, 80, 160, 320, 640, 1280};

  private:
    using Table = std::array<std::vector<float>, crowds.size()>;
    [[nodiscard]] static float read(const Table& table, float mean_dbm, CrowdPosition crowd);
    void tabulate_level(float mean_dbm, const RadioSettings&, const Collisions&);

    LossTable loss_;
    Fading fading_;
    Table hazard_;
    Table tilt_;
    std::vector<float> heard_gain_db_;
};

} // namespace truyvet::radio
