// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace truyvet::engine {

/// What one arm is expected to do, whoever installs the app; found and flagged as results have
/// them.
struct Expected {
    struct Found {
        double found = 0;
        double flagged = 0;
    };
    using BySetting = std::array<Found, core::setting_names.size()>;

    double index_cases_f0_active = 0;
    double true_f1_f0_active = 0;
    std::array<double, results::waterfall_steps.size()> waterfall{}; ///< of the first channel
    std::vector<std::optional<BySetting>> channels; ///< by channel; none: drawn, not expected

    void add(const Expected& other);
};

using Channels = std::span<const std::shared_ptr<const tracing::Channel>>;

/// One case in an arm that goes by pairs.
Expected expected_of(const tracing::CaseFile& file, const tracing::ExpectedCase& odds,
                     Channels channels, core::Milliseconds horizon);

} // namespace truyvet::engine
