// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/engine/course.hpp"

namespace truyvet::engine {

/// Cases with leads of every kind, drawn: channel 0 finds by itself, channel 1 after the interview
/// and by call and goes on to F2, channel 2 by call.
inline std::vector<CaseTrails> made_up_cases(std::uint32_t count, std::uint64_t seed) {
    const core::Randomness chance(seed, 0);
    std::vector<CaseTrails> all(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        auto draw = chance.stream(core::Purpose{"test.cases"}, i);
        const auto hours = [&](double most) {
            return core::Milliseconds{static_cast<std::int64_t>(draw.uniform(0, most) * 3600e3)};
        };
        CaseTrails& c = all[i];
        c.course.isolation = core::TimePoint{std::chrono::days{18000}} + hours(48);
        c.course.onset = c.course.isolation - std::chrono::days{4};
        c.course.infected = c.course.onset - std::chrono::days{5};
        c.course.result = c.course.isolation + std::chrono::hours{12};
        c.f0_active = draw.bernoulli(0.5);
        c.followed = true;
        const std::uint32_t contacts = 3 + draw.below(15);
        for (std::uint32_t p = 0; p < contacts; ++p) {
            const bool close = draw.bernoulli(0.6);
            c.true_f1 += close;
            const core::TimePoint last = c.course.onset - std::chrono::days{2} + hours(6 * 24);
            for (std::uint8_t channel = 0; channel < 3; ++channel) {
                if (!draw.bernoulli(0.5)) {
                    continue;
                }
                Trail t;
                t.person = core::PersonId{1000 * i + p};
                t.channel = channel;
                t.close_contact = close;
                t.last = last;
                t.lead.candidate = p;
                t.lead.origin = channel == 1 ? tracing::Origin::interview : tracing::Origin::result;
                t.lead.by_call = channel > 0;
                t.lead.found_after = hours(60);
                t.lead.notice_after = hours(5);
                t.first_second = static_cast<std::uint32_t>(c.second.size());
                t.second_count = channel == 1 ? draw.below(4) : 0;
                for (std::uint32_t s = 0; s < t.second_count; ++s) {
                    tracing::Lead lead;
                    lead.by_call = true;
                    lead.found_after = hours(30);
                    c.second.push_back({core::PersonId{1000 * i + 100 + draw.below(20)}, lead});
                }
                c.trails.push_back(t);
            }
        }
        for (std::uint32_t p = 100; p < 120; p += 2) {
            c.true_f2.push_back(core::PersonId{1000 * i + p});
        }
    }
    return all;
}

inline CourseSettings made_up_settings() {
    CourseSettings s;
    s.desk.interviewers = 2;
    s.desk.callers = 3;
    s.interviews = true;
    s.quarantines = {true, true, true};
    s.policy.start_hours = 6;
    s.policy.f1_days = 14;
    return s;
}

} // namespace truyvet::engine
