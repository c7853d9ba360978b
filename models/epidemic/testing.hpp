// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/index_case.hpp"
#include "models/epidemic/natural_history.hpp"

#include <optional>

namespace truyvet::epidemic {

/// Who is tested when, and what the test says. Each draw is keyed by person and day: a test more
/// leaves all others as they were. A positive is confirmed by a second sample, so that nobody who
/// is not infected becomes a case (assumption).
class Testing {
  public:
    /// `care`: how long after onset people with symptoms come and are isolated.
    Testing(const TestingSettings& settings, const IndexCaseSettings& care,
            const core::Randomness& chance);

    /// When somebody comes because of symptoms and is isolated; nothing if never: of those who were
    /// ill before anybody was tested, who has recovered.
    [[nodiscard]] std::optional<core::TimePoint> comes(core::PersonId person,
                                                       const Course& course) const;
    /// When the symptoms of somebody in quarantine are seen.
    [[nodiscard]] core::TimePoint seen(core::PersonId person, const Course& course) const;
    /// Whether a sample of somebody infected is positive.
    [[nodiscard]] bool positive(core::PersonId person, core::TimePoint infected,
                                core::TimePoint sampled) const;

    /// Until when a confirmed case is kept away.
    [[nodiscard]] core::TimePoint isolated_until(core::TimePoint result,
                                                 const Course& course) const;

  private:
    TestingSettings settings_;
    IndexCaseSettings care_;
    core::Randomness chance_;
};

/// Samples are worked on one after the other, so many a day; then the result takes its time.
class Laboratory {
  public:
    Laboratory(const TestingSettings& settings, const IndexCaseSettings& care);

    /// When the result of a sample is known. Samples come in order of time.
    core::TimePoint result_of_sample_at(core::TimePoint taken);

  private:
    core::Milliseconds each_;
    core::Milliseconds turnaround_;
    core::TimePoint free_ = core::TimePoint::min();
};

} // namespace truyvet::epidemic
