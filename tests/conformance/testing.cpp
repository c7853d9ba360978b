// SPDX-License-Identifier: GPL-2.0-only
// Tests, isolation, compliance and closures of an outbreak, each asked by itself.
#include "models/epidemic/testing.hpp"
#include "models/epidemic/closures.hpp"
#include "models/epidemic/compliance.hpp"
#include "models/epidemic/counted_cases.hpp"
#include "tests/conformance/outcomes.hpp"

#include <numeric>

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t draws = 20000;
constexpr core::Randomness chance{1, 1};
const core::TimePoint infected = core::start_of(core::LocalDay{18750});

epidemic::Testing testing(const scenario::Settings& s) {
    return {s.epidemic.testing, s.cases, chance};
}

epidemic::Course course(epidemic::Severity severity) {
    epidemic::Course c;
    c.infected = infected;
    c.onset = infected + std::chrono::hours{120};
    c.recovered = infected + std::chrono::hours{1};
    c.severity = severity;
    return c;
}

template <class Hit>
Measured share_with(Hit hit) {
    double hits = 0;
    for (std::uint32_t i = 0; i < draws; ++i) {
        hits += hit(core::PersonId{i}) ? 1 : 0;
    }
    return share_of(hits, draws);
}

Measured who_come(const Moved& moved, epidemic::Severity severity) {
    const auto tests = testing(moved.over({}));
    return share_with(
        [&](core::PersonId p) { return tests.comes(p, course(severity)).has_value(); });
}

/// Ill a month before, and still.
Measured came_late(const Moved& moved) {
    const auto tests = testing(moved.over({}));
    epidemic::Course ill = course(epidemic::Severity::severe);
    ill.recovered = infected + std::chrono::days{90};
    std::vector<double> days;
    for (std::uint32_t i = 0; i < draws; ++i) {
        days.push_back(core::seconds(*tests.comes(core::PersonId{i}, ill) - infected) / 86400);
    }
    return mean_of(days);
}

Measured positive(const Moved& moved) {
    const auto tests = testing(moved.over({}));
    return share_with([&](core::PersonId p) {
        return tests.positive(p, infected, infected + std::chrono::hours{50});
    });
}

Measured until_seen(const Moved& moved) {
    const auto tests = testing(moved.over({}));
    const auto ill = course(epidemic::Severity::mild);
    std::vector<double> hours;
    for (std::uint32_t i = 0; i < draws; ++i) {
        hours.push_back(core::seconds(tests.seen(core::PersonId{i}, ill) - ill.onset) / 3600);
    }
    return mean_of(hours);
}

/// All of them taken at once.
Measured hundredth(const Moved& moved) {
    const auto s = moved.over({});
    epidemic::Laboratory laboratory(s.epidemic.testing, s.cases);
    core::TimePoint result = infected;
    for (int i = 0; i < 100; ++i) {
        result = laboratory.result_of_sample_at(infected);
    }
    return exactly(core::seconds(result - infected) / 3600);
}

Measured isolated(const Moved& moved) {
    const auto tests = testing(moved.over({}));
    const core::TimePoint result = infected + std::chrono::hours{200};
    const auto until = tests.isolated_until(result, course(epidemic::Severity::mild));
    return exactly(core::seconds(until - result) / 86400);
}

Measured who_comply(const Moved& moved, mobility::KeptWhere where, bool by_call) {
    const auto s = moved.over({});
    return share_with([&](core::PersonId p) {
        return epidemic::complies(s.epidemic.compliance, chance, {p, where, infected, infected},
                                  by_call);
    });
}

Measured shut(const Moved& moved) {
    const auto closures = epidemic::closures_from(moved.over({}).epidemic, {}, "");
    return exactly(static_cast<double>(closures.size()));
}

/// The file as it is among the program's own.
Measured counted(const Moved& moved) {
    const scenario::Settings s = moved.over({});
    if (s.epidemic.counted.empty()) {
        return exactly(0);
    }
    const auto cases =
        epidemic::read_counted_cases(std::filesystem::path(TRUYVET_CENSUS) / s.epidemic.counted);
    return exactly(static_cast<double>(
        std::accumulate(cases.by_day.begin(), cases.by_day.end(), std::int64_t{0})));
}

} // namespace

std::vector<Outcome> testing_outcomes() {
    using mobility::KeptWhere;
    return {{"days from infection to coming, of who was ill before", came_late},
            {"share of the mildly ill who come",
             [](const Moved& m) { return who_come(m, epidemic::Severity::mild); }},
            {"share of the severely ill who come",
             [](const Moved& m) { return who_come(m, epidemic::Severity::severe); }},
            {"share of samples on day 2 that are positive", positive},
            {"hours to the result of the 100th sample", hundredth},
            {"hours until symptoms in quarantine are seen", until_seen},
            {"days in isolation of a case that has recovered", isolated},
            {"share who comply: called",
             [](const Moved& m) { return who_comply(m, KeptWhere::away, true); }},
            {"share who comply: notified",
             [](const Moved& m) { return who_comply(m, KeptWhere::away, false); }},
            {"share who comply: home",
             [](const Moved& m) { return who_comply(m, KeptWhere::home, false); }},
            {"kinds of room shut", shut},
            {"counted cases", counted}};
}

} // namespace truyvet::conformance
