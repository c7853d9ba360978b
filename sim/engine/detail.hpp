// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/bluezone.hpp"
#include "sim/engine/course.hpp"

#include <vector>

namespace truyvet::engine {

/// One case in one arm, with nothing summed.
struct ArmDetail {
    tracing::BluezoneOutcome app;
    std::vector<std::vector<radio::Sighting>> rows; ///< by candidate: kept of the F0 by its phone
    CaseTrails trails;
    CaseNotices notices;
};

/// One case: what all arms share, and what became of it in each.
struct CaseDetail {
    tracing::CaseFile file;
    std::vector<ArmDetail> arms; ///< by arm of the world
};

} // namespace truyvet::engine
