// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/inquiry.hpp"
#include "sim/results/results.hpp"

#include <cstddef>

namespace truyvet::engine {

/// What one arm did, summed over cases: the truth and the phones' waterfall while cases are
/// investigated, who was found when the clock has run.
class Tally {
  public:
    explicit Tally(std::size_t channels);

    /// Once the channels have asked what they ask: the waterfall goes as far as they did.
    void add_truth(const tracing::Inquiry& inquiry);
    /// A contact whom a channel told: the main one's last step of the waterfall.
    void add_found(std::size_t channel, bool close_contact, core::Setting setting, bool f0_active);
    void add(const Tally& other);

    [[nodiscard]] results::Cell cell(std::uint32_t arm, std::uint32_t replicate) const;

  private:
    void add_waterfall(const tracing::Inquiry& inquiry);

    results::Cell cell_;
};

} // namespace truyvet::engine
