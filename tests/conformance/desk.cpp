// SPDX-License-Identifier: GPL-2.0-only
// The desk's queues, with loads that come at one instant: so many rounds, one after the other.
#include "tests/conformance/clocked.hpp"

namespace truyvet::conformance {
namespace {

/// Twelve results at once; calls take no time.
Measured last_interview(const Moved& moved) {
    scenario::Settings s;
    s.tracing.desk = {.interviewers = 2, .interview_hours = 3, .callers = 100, .call_minutes = 0};
    const std::vector<engine::CaseTrails> cases(12, case_with(1, by_interview, 0));
    return exactly(play(moved.over(s), cases).last_hour());
}

/// Sixty contacts of one case to be called at once.
Measured last_call(const Moved& moved) {
    scenario::Settings s;
    s.tracing.desk = {.interviewers = 1, .interview_hours = 3, .callers = 5, .call_minutes = 10};
    return exactly(play(moved.over(s), {case_with(60, by_register, 0)}).last_hour());
}

} // namespace

std::vector<Outcome> desk_outcomes() {
    return {{"hours until the last of twelve cases is interviewed", last_interview},
            {"hours until the last of sixty contacts is called", last_call}};
}

} // namespace truyvet::conformance
