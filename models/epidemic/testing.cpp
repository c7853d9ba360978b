// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/testing.hpp"

#include "models/core/days.hpp"

#include <algorithm>

namespace truyvet::epidemic {
namespace {

constexpr core::Purpose care_draw{"epidemic.care"};
constexpr core::Purpose watch_draw{"epidemic.watch"};
constexpr core::Purpose test_draw{"epidemic.test"};

} // namespace

Testing::Testing(const TestingSettings& settings, const IndexCaseSettings& care,
                 const core::Randomness& chance)
    : settings_(settings), care_(care), chance_(chance) {}

std::optional<core::TimePoint> Testing::comes(core::PersonId person, const Course& course) const {
    if (!course.symptomatic()) {
        return std::nullopt;
    }
    core::Stream draw = chance_.stream(care_draw, person);
    const double share =
        course.severity == Severity::severe ? settings_.seek_severe : settings_.seek_mild;
    if (!draw.bernoulli(share)) {
        return std::nullopt;
    }
    const double delay =
        draw.gamma(care_.onset_to_isolation_shape,
                   care_.onset_to_isolation_mean_days / care_.onset_to_isolation_shape);
    const core::TimePoint comes =
        course.onset + core::from_days(std::min(delay, care_.onset_to_isolation_max_days));
    const core::TimePoint from = core::start_of(settings_.from);
    if (comes >= from) {
        return comes;
    }
    const core::TimePoint late = from + core::from_days(7 * draw.uniform());
    return late < course.recovered ? std::optional(late) : std::nullopt;
}

core::TimePoint Testing::seen(core::PersonId person, const Course& course) const {
    const double wait = chance_.uniform(watch_draw, person.value) * settings_.watch_hours;
    return course.onset + core::from_days(wait / 24);
}

bool Testing::positive(core::PersonId person, core::TimePoint infected,
                       core::TimePoint sampled) const {
    if (sampled < infected) {
        return false;
    }
    const auto days = static_cast<std::size_t>((sampled - infected) / core::Milliseconds{86400000});
    const double sensitivity =
        days < settings_.sensitivity.size() ? settings_.sensitivity[days] : 0;
    const auto day = static_cast<std::uint64_t>(core::local_day(sampled).value);
    return chance_.uniform(test_draw, person.value, day) < sensitivity;
}

core::TimePoint Testing::isolated_until(core::TimePoint result, const Course& course) const {
    return std::max(result + core::from_days(settings_.isolation_days), course.recovered);
}

Laboratory::Laboratory(const TestingSettings& settings, const IndexCaseSettings& care)
    : each_(settings.capacity_per_day > 0 ? core::from_days(1 / settings.capacity_per_day)
                                          : core::Milliseconds{0}),
      turnaround_(core::from_days(care.isolation_to_result_hours / 24)) {}

core::TimePoint Laboratory::result_of_sample_at(core::TimePoint taken) {
    free_ = std::max(free_, taken) + each_;
    return free_ + turnaround_;
}

} // namespace truyvet::epidemic
