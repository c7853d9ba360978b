// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channels.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/trails.hpp"

#include <span>
#include <vector>

namespace truyvet::engine {

/// What happens to a case and its contacts, in the order in which events of one instant are
/// handled: whoever leaves a place at the desk leaves it before the next one asks.
enum class Happening : std::uint8_t {
    result,
    interview_ends,
    call_ends,
    second_call_ends,
    interview_begins,
    found,
    second_found,
    call_begins,
    second_call_begins,
    notice,
    second_notice
};

/// How an arm's cases are played.
struct CourseSettings {
    tracing::DeskSettings desk;
    tracing::PolicySettings policy;
    bool interviews = false; ///< some channel needs them
    /// By channel: whether its notice leads to quarantine.
    std::vector<bool> quarantines;
};

/// When each trail's person knew, TimePoint::max() = never; and who was kept therefore.
struct CaseNotices {
    std::vector<core::TimePoint> first;  ///< by trail
    std::vector<core::TimePoint> second; ///< by second trail
    /// In the order of telling; by each case a contact once as F1, once as F2.
    std::vector<mobility::Restriction> restrictions;
};

using CourseEvent = Event<Happening>;

/// Plays all cases of one arm on one clock: result -> found -> told -> restricted.
/// `log`, if given, takes every event in its order; `person` is the index of the trail there (of
/// the second trail for second_ kinds), 0 for the F0's own.
std::vector<CaseNotices> play(std::span<const CaseTrails> cases, const CourseSettings& settings,
                              std::vector<CourseEvent>* log = nullptr);

} // namespace truyvet::engine
