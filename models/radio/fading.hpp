// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/linear_table.hpp"

#include <cstdint>
#include <vector>

namespace truyvet::radio {

/// Standard normal from 32 bits, by a table of the quantile: monotone, within +-3.7.
float tabulated_normal(std::uint32_t bits);

/// Power gain of one packet under Nakagami fading, dB, by a table of the quantile: gamma with mean
/// 1 and shape m, as ns-3's NakagamiPropagationLossModel draws it.
class Fading {
  public:
    explicit Fading(double nakagami_m);

    /// `u` in [0, 1).
    [[nodiscard]] float gain_db(float u) const {
        return core::between_nodes(nodes_.data(), u * static_cast<float>(cells));
    }
    static constexpr std::size_t cells = 1024;

  private:
    std::vector<float> nodes_;
};

} // namespace truyvet::radio
