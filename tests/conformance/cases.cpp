// SPDX-License-Identifier: GPL-2.0-only
// Index cases: their course is drawn by itself, so each parameter is held to the distribution that
// it names.
#include "models/epidemic/index_case.hpp"
#include "models/tracing/index_person.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

#include <algorithm>
#include <set>

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t draws = 20000;
constexpr double day_ms = 86400e3;

std::vector<epidemic::IndexCase> courses(const Moved& moved) {
    scenario::Settings base;
    base.cases.onset_to_isolation_mean_days = 5;
    base.cases.onset_to_isolation_max_days = 60;
    const auto s = moved.over(base);
    std::vector<epidemic::IndexCase> all;
    for (std::uint32_t i = 0; i < draws; ++i) {
        all.push_back(epidemic::draw_course(s.cases, {1, 1}, i));
    }
    return all;
}

double days(const epidemic::IndexCase& c) {
    return static_cast<double>((c.isolation - c.onset).count()) / day_ms;
}

/// The first two of ten share an office for an hour.
Measured meeting(const Moved& moved) {
    constexpr std::uint32_t cases = 2000;
    const scenario::Settings s = moved.over({});
    const Lab lab(10, {population::RoomKind::office}, {{0, 0, 8, 9}, {1, 0, 8, 9, 1}});
    contact::EncounterFinder finder(lab, s.encounters);
    epidemic::IndexCase course;
    course.isolation = at_hour(24);
    double hits = 0;
    for (std::uint32_t i = 0; i < cases; ++i) {
        const core::PersonId person = tracing::draw_index_person(
            s.cases.index, {1, 1}, i, at_hour(0), course, lab, s.contact, finder);
        hits += person.value < 2 ? 1 : 0;
    }
    return share_of(hits, cases);
}

Measured last_day(const Moved& moved) {
    int last = 0;
    for (const auto& c : courses(moved)) {
        last = std::max(last, core::local_day(c.isolation).value);
    }
    return exactly(last);
}

Measured days_of_isolation(const Moved& moved) {
    std::set<int> all;
    for (const auto& c : courses(moved)) {
        all.insert(core::local_day(c.isolation).value);
    }
    return exactly(static_cast<double>(all.size()));
}

Measured mean_days(const Moved& moved) {
    std::vector<double> all;
    for (const auto& c : courses(moved)) {
        all.push_back(days(c));
    }
    return mean_of(all);
}

Measured within_a_day(const Moved& moved) {
    double hits = 0;
    for (const auto& c : courses(moved)) {
        hits += days(c) < 1 ? 1 : 0;
    }
    return share_of(hits, draws);
}

Measured longest_days(const Moved& moved) {
    double longest = 0;
    for (const auto& c : courses(moved)) {
        longest = std::max(longest, days(c));
    }
    return exactly(longest);
}

Measured result_hours(const Moved& moved) {
    std::vector<double> all;
    for (const auto& c : courses(moved)) {
        all.push_back(core::seconds(c.result - c.isolation) / 3600);
    }
    return mean_of(all);
}

} // namespace

std::vector<Outcome> cases_outcomes() {
    return {{"share of index cases among the two of ten who meet", meeting},
            {"last day on which a case is isolated, days since 1970", last_day},
            {"days on which cases are isolated", days_of_isolation},
            {"mean days from onset to isolation", mean_days},
            {"share isolated within a day of onset", within_a_day},
            {"longest days from onset to isolation", longest_days},
            {"mean hours from isolation to result", result_hours}};
}

} // namespace truyvet::conformance
