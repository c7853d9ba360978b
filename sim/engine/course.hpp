// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channels.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/trails.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace truyvet::engine {

/// What happens to a case and its contacts, in the order in which events of one instant are
/// handled: whoever leaves a place at the desk leaves it before the next one asks.
enum class Happening : std::uint8_t {
    infected,
    infectious,
    onset,
    isolated,
    result,
    keys_published,
    interview_ends,
    call_ends,
    second_call_ends,
    interview_begins,
    found,
    second_found,
    call_begins,
    second_call_begins,
    notice,
    second_notice,
    quarantine_begins,
    quarantine_ends
};
inline constexpr std::array<std::string_view, 18> happening_names{"infected",
                                                                  "infectious",
                                                                  "onset",
                                                                  "isolated",
                                                                  "result",
                                                                  "keys published",
                                                                  "interview ends",
                                                                  "call ends",
                                                                  "second call ends",
                                                                  "interview begins",
                                                                  "found",
                                                                  "second found",
                                                                  "call begins",
                                                                  "second call begins",
                                                                  "notice",
                                                                  "second notice",
                                                                  "quarantine begins",
                                                                  "quarantine ends"};

/// How an arm's cases are played.
struct CourseSettings {
    tracing::DeskSettings desk;
    core::Milliseconds publish_delay{}; ///< result to publication of the F0's keys
    bool interviews = false;            ///< some channel needs them
    /// By channel: whether its notice leads to quarantine.
    std::vector<bool> quarantines;
    core::Milliseconds quarantine_start{};
    core::Milliseconds quarantine_length{}; ///< from the last contact
};

/// When each trail's person knew; TimePoint::max() = never.
struct CaseNotices {
    std::vector<core::TimePoint> first;   ///< by trail
    std::vector<core::TimePoint> seconds; ///< by second trail
};

using CourseEvent = Event<Happening>;

/// Plays all cases of one arm on one clock: results, keys, interviews, calls, notices, quarantine.
/// `log`, if given, takes every event in its order; `person` is the index of the trail there (of
/// the second trail for second_ kinds), 0 for the F0's own.
std::vector<CaseNotices> play(std::span<const CaseTrails> cases, const CourseSettings& settings,
                              std::vector<CourseEvent>* log = nullptr);

} // namespace truyvet::engine
