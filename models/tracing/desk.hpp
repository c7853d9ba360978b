// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstdint>

namespace truyvet::tracing {

/// The people of the health authority who interview and call: all cases of a replicate share them,
/// so cases.per_replicate over cases.spread_days is their load. They work round the clock, in
/// shifts; who asks first is served first.
struct DeskSettings {
    /// Teams that interview F0s at the same time; 1 and more. Assumption: a province's and its
    /// districts' disease control centres.
    std::uint32_t interviewers = 20;
    /// One F0's interview [h]. Assumption.
    double interview_hours = 3;
    /// People who call contacts at the same time; 1 and more. Assumption.
    std::uint32_t callers = 50;
    /// One call [min]. Assumption.
    double call_minutes = 10;
};

} // namespace truyvet::tracing
