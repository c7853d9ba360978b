// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/radio/link_tier.hpp"

#include <vector>

namespace truyvet::tracing {

/// What the app made of one candidate in one arm.
struct AppContact {
    bool heard = false;   ///< its phone has a row of the F0
    bool matched = false; ///< by the phone rule, against the published keys
    bool uploaded = false;
    bool counted = false;              ///< by the rule in force
    bool reached = false;              ///< the notice reaches its owner
    core::Milliseconds check_delay{};  ///< publication to match
    core::Milliseconds notice_delay{}; ///< match to notice
};

/// What the app made of one case in one arm.
struct AppFindings {
    bool published = false;           ///< the F0's keys; nobody matches without
    std::vector<AppContact> contacts; ///< by candidate
    /// By candidate: what its phone kept of the F0. Empty unless it was asked for.
    std::vector<std::vector<radio::Sighting>> rows;
};

} // namespace truyvet::tracing
