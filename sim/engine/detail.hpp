// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/app_findings.hpp"
#include "models/tracing/case_phones.hpp"
#include "sim/engine/course.hpp"

#include <vector>

namespace truyvet::engine {

/// One case in one arm, with nothing summed.
struct ArmDetail {
    tracing::CasePhones phones;
    tracing::AppFindings app; ///< with rows; empty where no channel asked
    CaseTrails trails;
    CaseNotices notices;
};

/// One case: what all arms share, and what became of it in each.
struct CaseDetail {
    tracing::CaseFile file;
    std::vector<ArmDetail> arms; ///< by arm of the world
};

} // namespace truyvet::engine
