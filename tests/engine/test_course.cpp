// SPDX-License-Identifier: GPL-2.0-only
#include "tests/engine/made_up_cases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace truyvet;
using namespace truyvet::engine;

namespace {

struct Played {
    std::vector<CaseTrails> cases;
    std::vector<CourseEvent> log{};
    std::vector<CaseNotices> notices{};
};

Played played(const CourseSettings& settings, std::uint32_t cases = 40) {
    Played p{made_up_cases(cases, 7)};
    p.notices = play(p.cases, settings, &p.log);
    return p;
}

/// Most that were going on at the same time.
int busiest(const std::vector<CourseEvent>& log, std::initializer_list<Happening> begins,
            std::initializer_list<Happening> ends) {
    int now = 0;
    int most = 0;
    for (const CourseEvent& e : log) {
        now += std::count(begins.begin(), begins.end(), e.kind) > 0 ? 1 : 0;
        now -= std::count(ends.begin(), ends.end(), e.kind) > 0 ? 1 : 0;
        most = std::max(most, now);
    }
    return most;
}

int interviews_at_once(const std::vector<CourseEvent>& log) {
    return busiest(log, {Happening::interview_begins}, {Happening::interview_ends});
}
int calls_at_once(const std::vector<CourseEvent>& log) {
    return busiest(log, {Happening::call_begins, Happening::second_call_begins},
                   {Happening::call_ends, Happening::second_call_ends});
}

/// Events whose cause had not happened yet.
int causeless(const Played& p) {
    const std::map<Happening, Happening> cause{
        {Happening::interview_begins, Happening::result},
        {Happening::interview_ends, Happening::interview_begins},
        {Happening::call_begins, Happening::found},
        {Happening::call_ends, Happening::call_begins},
        {Happening::notice, Happening::found},
        {Happening::second_call_begins, Happening::second_found},
        {Happening::second_call_ends, Happening::second_call_begins},
        {Happening::second_notice, Happening::second_found}};
    std::map<std::tuple<Happening, std::uint32_t, std::uint32_t>, int> seen;
    int faults = 0;
    core::TimePoint last = core::TimePoint::min();
    for (const CourseEvent& e : p.log) {
        faults += e.at < last ? 1 : 0;
        last = e.at;
        if (const auto c = cause.find(e.kind); c != cause.end()) {
            faults += seen[{c->second, e.index_case, e.person}] > 0 ? 0 : 1;
        }
        if (e.kind == Happening::found) {
            const auto origin = p.cases[e.index_case].trails[e.person].lead.origin;
            const Happening begun =
                origin == tracing::Origin::result ? Happening::result : Happening::interview_ends;
            faults += seen[{begun, e.index_case, 0}] > 0 ? 0 : 1;
        }
        ++seen[{e.kind, e.index_case, e.person}];
    }
    return faults;
}

} // namespace

TEST_CASE("No notice before its cause, and the clock never goes back") {
    Played p = played(made_up_settings());
    CHECK(p.log.size() > 1000);
    CHECK(causeless(p) == 0);

    // Planted: one notice is put before everything that leads to it.
    const auto notice = std::find_if(p.log.begin(), p.log.end(), [](const CourseEvent& e) {
        return e.kind == Happening::notice;
    });
    std::rotate(p.log.begin(), notice, notice + 1);
    CHECK(causeless(p) > 0);
}

TEST_CASE("Every lead is told in the end, a contact's contact after the contact") {
    const Played p = played(made_up_settings());
    for (std::size_t i = 0; i < p.cases.size(); ++i) {
        for (std::size_t t = 0; t < p.cases[i].trails.size(); ++t) {
            const Trail& trail = p.cases[i].trails[t];
            CHECK(p.notices[i].first[t] >= p.cases[i].course.result + trail.lead.found_after);
            CHECK(p.notices[i].first[t] < core::TimePoint::max());
            for (std::uint32_t s = trail.first_second; s < trail.first_second + trail.second_count;
                 ++s) {
                CHECK(p.notices[i].second[s] > p.notices[i].first[t]);
                CHECK(p.notices[i].second[s] < core::TimePoint::max());
            }
        }
    }
}

TEST_CASE("Capacity is used and never exceeded") {
    const CourseSettings settings = made_up_settings();
    const Played p = played(settings);
    CHECK(interviews_at_once(p.log) == 2);
    CHECK(calls_at_once(p.log) == 3);

    // Planted: a desk with one place more.
    CourseSettings wider = settings;
    wider.desk.interviewers = 3;
    wider.desk.callers = 4;
    const Played q = played(wider);
    CHECK(interviews_at_once(q.log) > 2);
    CHECK(calls_at_once(q.log) > 3);
}

TEST_CASE("A longer queue makes nobody's notice earlier") {
    CourseSettings narrow = made_up_settings();
    narrow.desk.interviewers = 1;
    const Played slow = played(narrow);
    const Played fast = played(made_up_settings());
    std::size_t later = 0;
    for (std::size_t i = 0; i < slow.cases.size(); ++i) {
        for (std::size_t t = 0; t < slow.cases[i].trails.size(); ++t) {
            if (!slow.cases[i].trails[t].lead.by_call) {
                CHECK(slow.notices[i].first[t] == fast.notices[i].first[t]);
            }
            later += slow.notices[i].first[t] > fast.notices[i].first[t] ? 1 : 0;
        }
    }
    CHECK(later > 50);
}

TEST_CASE("Who asks first is interviewed first") {
    const Played p = played(made_up_settings());
    core::TimePoint last_result = core::TimePoint::min();
    for (const CourseEvent& e : p.log) {
        if (e.kind == Happening::interview_begins) {
            CHECK(p.cases[e.index_case].course.result >= last_result);
            last_result = p.cases[e.index_case].course.result;
        }
    }
}

namespace {

using mobility::KeptWhere;
using mobility::Restriction;

/// The first time that a person of the case was told, as F1 by a channel that quarantines or as F2.
core::TimePoint first_told(const Played& p, std::size_t i, const CourseSettings& settings,
                           const Restriction& r) {
    core::TimePoint first = core::TimePoint::max();
    const CaseTrails& c = p.cases[i];
    for (std::size_t t = 0; t < c.trails.size() && r.where == KeptWhere::away; ++t) {
        if (c.trails[t].person == r.person && settings.quarantines[c.trails[t].channel]) {
            first = std::min(first, p.notices[i].first[t]);
        }
    }
    for (std::size_t s = 0; s < c.second.size() && r.where == KeptWhere::home; ++s) {
        if (c.second[s].person == r.person) {
            first = std::min(first, p.notices[i].second[s]);
        }
    }
    return first;
}

/// Restrictions that do not begin so long after the first telling, or stand twice.
int wrong_restrictions(const Played& p, const CourseSettings& settings) {
    int wrong = 0;
    for (std::size_t i = 0; i < p.cases.size(); ++i) {
        std::map<std::pair<core::PersonId, KeptWhere>, int> times;
        for (const Restriction& r : p.notices[i].restrictions) {
            const auto start = std::chrono::hours{r.where == KeptWhere::away ? 6 : 0};
            wrong += r.from != first_told(p, i, settings, r) + start || r.to <= r.from ? 1 : 0;
            wrong += ++times[{r.person, r.where}] > 1 ? 1 : 0;
        }
    }
    return wrong;
}

} // namespace

TEST_CASE("Who is told is kept once, from the first telling on: F1 centrally, F2 at home") {
    CourseSettings settings = made_up_settings();
    settings.quarantines = {true, false, true};
    Played p = played(settings);
    std::map<KeptWhere, int> kept;
    for (const CaseNotices& n : p.notices) {
        for (const Restriction& r : n.restrictions) {
            ++kept[r.where];
        }
    }
    CHECK(kept[KeptWhere::away] > 100);
    CHECK(kept[KeptWhere::home] > 100);
    CHECK(wrong_restrictions(p, settings) == 0);

    // Planted: somebody is kept a second time.
    auto& some = p.notices.front().restrictions;
    some.push_back(some.front());
    CHECK(wrong_restrictions(p, settings) > 0);

    settings.policy.f2 = tracing::SecondContactPolicy::none;
    for (const CaseNotices& n : played(settings).notices) {
        CHECK(std::none_of(n.restrictions.begin(), n.restrictions.end(),
                           [](const Restriction& r) { return r.where == KeptWhere::home; }));
    }
}
