// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/ledger.hpp"

#include "tests/engine/made_up_cases.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace truyvet;
using namespace truyvet::engine;

namespace {

LedgerSettings settings() {
    LedgerSettings s;
    s.channels = 3;
    s.all = 3;
    s.counted = {true, true, true};
    s.quarantines = {true, true, true};
    s.tests = {false, false, false};
    s.policy.start_hours = 6;
    s.policy.f1_days = 14;
    s.horizon_days = 60;
    return s;
}

struct Counted {
    std::vector<CaseTrails> cases = made_up_cases(40, 3);
    std::vector<CourseEvent> log{};
    std::vector<CaseNotices> notices{};
    Tally tally{4};
    Ledger ledger;

    explicit Counted(const LedgerSettings& s) : ledger(s) {
        notices = play(cases, made_up_settings(), &log);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            ledger.add(cases[i], notices[i], tally);
        }
    }
    [[nodiscard]] const results::ChannelCounts channel(std::size_t c) const {
        return tally.cell(0, 0).channels[c];
    }
    /// Days in quarantine, contact by contact: from six hours after the first notice to the 14th
    /// day after the last time together.
    [[nodiscard]] double days_by_hand() const {
        double days = 0;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            std::map<core::PersonId, core::TimePoint> first;
            std::map<core::PersonId, core::TimePoint> last;
            for (std::size_t t = 0; t < cases[i].trails.size(); ++t) {
                const Trail& trail = cases[i].trails[t];
                const auto told = notices[i].first[t];
                const auto known = first.emplace(trail.person, told).first;
                known->second = std::min(known->second, told);
                last[trail.person] = trail.last;
            }
            for (const auto& [person, told] : first) {
                const auto kept =
                    last[person] + std::chrono::days{14} - (told + std::chrono::hours{6});
                days += std::max(core::seconds(kept) / 86400, 0.0);
            }
        }
        return days;
    }
};

} // namespace

TEST_CASE("The union finds at least what each part finds, and no more than all of them") {
    const Counted c(settings());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(c.channel(3).found >= c.channel(i).found);
        CHECK(c.channel(3).flagged >= c.channel(i).flagged);
        sum += c.channel(i).flagged;
    }
    CHECK(c.channel(3).flagged <= sum);
    CHECK(c.channel(3).flagged < sum); // the made-up channels overlap
}

TEST_CASE("The overlap adds up to every channel and to the union") {
    const Counted c(settings());
    for (std::size_t i = 0; i < 3; ++i) {
        std::int64_t found = 0;
        std::int64_t others = 0;
        for (const auto& [set, people] : c.ledger.overlap()) {
            found += (set >> i & 1U) != 0 ? people.true_f1 : 0;
            others += (set >> i & 1U) != 0 ? people.others : 0;
        }
        CHECK(found == c.channel(i).found);
        CHECK(found + others == c.channel(i).flagged);
    }
}

TEST_CASE("Quarantine days add up to those of each contact by hand") {
    const Counted c(settings());
    const auto days = [](const Counted& x) {
        const Burden& all = x.ledger.burden()[3];
        return all.quarantine_days_f1 + all.quarantine_days_others;
    };
    CHECK(days(c) > 100);
    CHECK(days(c) == Approx(c.days_by_hand()).epsilon(1e-9));

    // Planted: the clock kept nobody of the first case.
    Counted wrong = c;
    wrong.notices.front().restrictions.clear();
    Ledger again(settings());
    for (std::size_t i = 0; i < wrong.cases.size(); ++i) {
        again.add(wrong.cases[i], wrong.notices[i], wrong.tally);
    }
    wrong.ledger = again;
    CHECK(days(wrong) != Approx(wrong.days_by_hand()).epsilon(1e-9));
}

TEST_CASE("Calls are counted once each, those to F2 with their channel's") {
    const Counted c(settings());
    std::int64_t calls = 0;
    for (const CourseEvent& e : c.log) {
        calls += e.kind == Happening::call_ends || e.kind == Happening::second_call_ends ? 1 : 0;
    }
    CHECK(c.ledger.burden()[3].calls == calls);
    CHECK(c.ledger.burden()[0].calls == 0);
    CHECK(c.ledger.burden()[1].calls + c.ledger.burden()[2].calls == calls);
}

TEST_CASE("F2 are persons, counted once, never an F1 of the same channel") {
    const Counted c(settings());
    std::int64_t flagged = 0;
    for (const CaseTrails& file : c.cases) {
        std::set<core::PersonId> persons;
        for (const SecondTrail& s : file.second) {
            persons.insert(s.person);
        }
        flagged += static_cast<std::int64_t>(persons.size());
    }
    const SecondCounts& manual = c.ledger.second()[1];
    CHECK(manual.flagged_f2 == flagged);
    CHECK(manual.found_f2 > 0);
    CHECK(manual.found_f2 < manual.flagged_f2);
    CHECK(manual.reached_f2 == manual.found_f2);
    CHECK(manual.added_f2 == flagged); // only this channel follows
    CHECK(c.ledger.second()[0].flagged_f2 == 0);
    CHECK(c.ledger.second()[3].flagged_f2 == flagged);
}

TEST_CASE("What comes after the horizon is not found") {
    LedgerSettings none = settings();
    none.horizon_days = 0;
    const Counted c(none);
    CHECK(c.channel(1).flagged == 0);
    CHECK(c.channel(3).flagged <= c.channel(0).flagged + c.channel(2).flagged);
}
