// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channels.hpp"
#include "sim/engine/desk.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/trails.hpp"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <utility>
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

/// What others do about a notice: nothing, unless they are asked to.
struct CourseHooks {
    /// Somebody is told by the trail's channel, for the first or any later time.
    std::function<void(const Trail&, core::TimePoint)> told = [](const Trail&, core::TimePoint) {};
    /// Somebody is to be kept; `by_call`: a person said so, not a message.
    std::function<void(const mobility::Restriction&, bool by_call)> kept =
        [](const mobility::Restriction&, bool) {};
};

/// The cases of one arm on one clock: result -> found -> told -> restricted. Cases may be opened
/// while it runs.
class Course {
  public:
    /// `log`, if given, takes every event in its order; `person` is the index of the trail there
    /// (of the second trail for second_ kinds), 0 for the F0's own.
    explicit Course(CourseSettings settings, CourseHooks hooks = {},
                    std::vector<CourseEvent>* log = nullptr);

    /// A case whose result is not before the clock's time. It must outlive the course.
    void open(const CaseTrails& file);
    /// When the next event happens; nothing if none will.
    [[nodiscard]] std::optional<core::TimePoint> next() const;
    /// Lets the next event happen.
    void advance();
    /// By case, in the order of opening. For good only where nothing is left to happen.
    [[nodiscard]] const std::vector<CaseNotices>& notices() const { return notices_; }
    [[nodiscard]] std::vector<CaseNotices> take_notices() { return std::move(notices_); }

  private:
    struct Caller {
        Happening kind;
        std::uint32_t index_case;
        std::uint32_t person;
    };

    void handle(const CourseEvent& e);
    void on_result(std::uint32_t i);
    void on_interview_ends(std::uint32_t i);
    void find_from(tracing::Origin origin, std::uint32_t i);
    void on_found(const CourseEvent& e, Happening call_kind, Happening notice_kind,
                  const tracing::Lead& lead);
    void on_call_ends(const CourseEvent& e, Happening notice_kind, const tracing::Lead& lead);
    void on_notice(std::uint32_t i, std::uint32_t t);
    void on_second_notice(std::uint32_t i, std::uint32_t s);
    void keep(std::uint32_t i, const std::optional<mobility::Restriction>& restriction,
              bool by_call);
    void after(core::Milliseconds delay, Happening kind, std::uint32_t i, std::uint32_t person);
    [[nodiscard]] core::Milliseconds call() const;

    CourseSettings settings_;
    CourseHooks hooks_;
    std::vector<CourseEvent>* log_;
    EventQueue<Happening> queue_;
    Desk<std::uint32_t> interviewers_;
    Desk<Caller> callers_;
    std::vector<const CaseTrails*> cases_;
    std::vector<std::set<std::pair<core::PersonId, mobility::KeptWhere>>> kept_; ///< by case
    std::vector<CaseNotices> notices_;
};

/// Plays all cases of one arm to the end.
std::vector<CaseNotices> play(std::span<const CaseTrails> cases, const CourseSettings& settings,
                              std::vector<CourseEvent>* log = nullptr);

} // namespace truyvet::engine
