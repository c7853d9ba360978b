// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/bluezone.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace truyvet::engine {

/// The channels that are counted. The app's own alert, without the authority, is a channel of its
/// own: both rules are judged on the same histories.
enum class CountedChannel : std::uint8_t { bluezone, bluezone_phone };
inline constexpr std::array<std::string_view, 2> channel_names{"bluezone", "bluezone-phone"};

/// What one arm did, summed over cases.
class Tally {
  public:
    Tally() : cell_(empty()) {}

    /// `flagged[channel][candidate]`: had a notice by the end.
    void add(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
             const std::array<std::vector<bool>, channel_names.size()>& flagged);
    void add(const Tally& other);

    [[nodiscard]] results::Cell cell(std::uint32_t arm, std::uint32_t replicate) const;

  private:
    static results::Cell empty();
    void add_channel(std::size_t channel, const tracing::CaseFile& file, bool f0_active,
                     const std::vector<bool>& flagged);
    void add_waterfall(const tracing::CaseFile& file, const tracing::BluezoneOutcome& outcome,
                       const std::vector<bool>& notified);

    results::Cell cell_;
};

} // namespace truyvet::engine
