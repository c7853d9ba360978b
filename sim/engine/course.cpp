// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/course.hpp"

#include "models/tracing/delays.hpp"

#include <algorithm>

namespace truyvet::engine {
namespace {

constexpr core::TimePoint never = core::TimePoint::max();

} // namespace

// Without places nothing may ask: sim/scenario refuses the channels that would.
Course::Course(CourseSettings settings, CourseHooks hooks, std::vector<CourseEvent>* log)
    : settings_(std::move(settings)), hooks_(std::move(hooks)), log_(log),
      interviewers_(std::max(settings_.desk.interviewers, 1U)),
      callers_(std::max(settings_.desk.callers, 1U)) {}

void Course::open(const CaseTrails& file) {
    const auto number = static_cast<std::uint32_t>(cases_.size());
    cases_.push_back(&file);
    kept_.emplace_back();
    notices_.push_back({std::vector<core::TimePoint>(file.trails.size(), never),
                        std::vector<core::TimePoint>(file.second.size(), never),
                        {}});
    queue_.push({file.course.result, Happening::result, number, 0});
}

std::optional<core::TimePoint> Course::next() const {
    return queue_.empty() ? std::nullopt : std::optional(queue_.top().at);
}

void Course::advance() {
    const CourseEvent event = queue_.pop();
    if (log_ != nullptr) {
        log_->push_back(event);
    }
    handle(event);
}

void Course::handle(const CourseEvent& e) {
    switch (e.kind) {
    case Happening::result:
        return on_result(e.index_case);
    case Happening::interview_begins:
        return after(tracing::from_hours(settings_.desk.interview_hours), Happening::interview_ends,
                     e.index_case, 0);
    case Happening::interview_ends:
        return on_interview_ends(e.index_case);
    case Happening::found:
        return on_found(e, Happening::call_begins, Happening::notice,
                        cases_[e.index_case]->trails[e.person].lead);
    case Happening::second_found:
        return on_found(e, Happening::second_call_begins, Happening::second_notice,
                        cases_[e.index_case]->second[e.person].lead);
    case Happening::call_begins:
        return after(call(), Happening::call_ends, e.index_case, e.person);
    case Happening::second_call_begins:
        return after(call(), Happening::second_call_ends, e.index_case, e.person);
    case Happening::call_ends:
        return on_call_ends(e, Happening::notice, cases_[e.index_case]->trails[e.person].lead);
    case Happening::second_call_ends:
        return on_call_ends(e, Happening::second_notice,
                            cases_[e.index_case]->second[e.person].lead);
    case Happening::notice:
        return on_notice(e.index_case, e.person);
    case Happening::second_notice:
        return on_second_notice(e.index_case, e.person);
    }
}

void Course::on_result(std::uint32_t i) {
    find_from(tracing::Origin::result, i);
    if (settings_.interviews && interviewers_.ask(i)) {
        after({}, Happening::interview_begins, i, 0);
    }
}

void Course::on_interview_ends(std::uint32_t i) {
    if (const auto next = interviewers_.leave()) {
        after({}, Happening::interview_begins, *next, 0);
    }
    find_from(tracing::Origin::interview, i);
}

void Course::find_from(tracing::Origin origin, std::uint32_t i) {
    const std::vector<Trail>& trails = cases_[i]->trails;
    for (std::uint32_t t = 0; t < trails.size(); ++t) {
        if (trails[t].lead.origin == origin) {
            after(trails[t].lead.found_after, Happening::found, i, t);
        }
    }
}

void Course::on_found(const CourseEvent& e, Happening call_kind, Happening notice_kind,
                      const tracing::Lead& lead) {
    if (!lead.by_call) {
        after(lead.notice_after, notice_kind, e.index_case, e.person);
    } else if (callers_.ask({call_kind, e.index_case, e.person})) {
        after({}, call_kind, e.index_case, e.person);
    }
}

void Course::on_call_ends(const CourseEvent& e, Happening notice_kind, const tracing::Lead& lead) {
    if (const auto next = callers_.leave()) {
        after({}, next->kind, next->index_case, next->person);
    }
    after(lead.notice_after, notice_kind, e.index_case, e.person);
}

void Course::on_notice(std::uint32_t i, std::uint32_t t) {
    notices_[i].first[t] = queue_.now();
    const Trail& trail = cases_[i]->trails[t];
    hooks_.told(trail, queue_.now());
    for (std::uint32_t s = 0; s < trail.second_count; ++s) {
        const std::uint32_t second = trail.first_second + s;
        after(cases_[i]->second[second].lead.found_after, Happening::second_found, i, second);
    }
    if (settings_.quarantines[trail.channel]) {
        keep(i, tracing::quarantine_f1(settings_.policy, trail.person, queue_.now(), trail.last),
             trail.lead.by_call);
    }
}

void Course::on_second_notice(std::uint32_t i, std::uint32_t s) {
    notices_[i].second[s] = queue_.now();
    const SecondTrail& second = cases_[i]->second[s];
    keep(i, tracing::keep_f2(settings_.policy, second.person, queue_.now()), second.lead.by_call);
}

/// Once for a contact of a case as F1 and once as F2, whoever found it first.
void Course::keep(std::uint32_t i, const std::optional<mobility::Restriction>& restriction,
                  bool by_call) {
    if (restriction && kept_[i].insert({restriction->person, restriction->where}).second) {
        notices_[i].restrictions.push_back(*restriction);
        hooks_.kept(*restriction, by_call);
    }
}

void Course::after(core::Milliseconds delay, Happening kind, std::uint32_t i,
                   std::uint32_t person) {
    queue_.push({queue_.now() + delay, kind, i, person});
}
core::Milliseconds Course::call() const {
    return tracing::from_hours(settings_.desk.call_minutes / 60);
}

std::vector<CaseNotices> play(std::span<const CaseTrails> cases, const CourseSettings& settings,
                              std::vector<CourseEvent>* log) {
    Course course(settings, {}, log);
    for (const CaseTrails& file : cases) {
        course.open(file);
    }
    while (course.next()) {
        course.advance();
    }
    return course.take_notices();
}

} // namespace truyvet::engine
