// SPDX-License-Identifier: GPL-2.0-only
// What follows from a notice.
#include "tests/conformance/clocked.hpp"

#include <numeric>

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t contacts = 10;

/// Ten contacts of the register and ten who declared themselves, told a day after the result.
Played played(const Moved& moved) {
    scenario::Settings s;
    s.tracing.policy.start_hours = 6;
    s.tracing.desk.call_minutes = 0;
    engine::CaseTrails c = case_with(contacts, by_register, 24);
    for (std::uint32_t i = 1; i <= contacts; ++i) {
        c.trails.push_back(contact_told(by_declaration, 100 + i, 24));
    }
    return play(moved.over(s), {c});
}

Measured quarantined(const Moved& moved) {
    return exactly(static_cast<double>(played(moved).burden[by_register].quarantined_f1));
}
Measured days(const Moved& moved) {
    return exactly(played(moved).burden[by_register].quarantine_days_f1 / contacts);
}
Measured tests_in_quarantine(const Moved& moved) {
    return exactly(static_cast<double>(played(moved).burden[by_register].tests) / contacts);
}
Measured tests_alone(const Moved& moved) {
    return exactly(static_cast<double>(played(moved).burden[by_declaration].tests));
}

/// A contact found half a day after the result, one a day later, and so on for thirty.
Measured found_in_time(const Moved& moved) {
    engine::CaseTrails c = case_with(0, by_app, 0);
    for (std::uint32_t i = 0; i < 30; ++i) {
        c.trails.push_back(contact_told(by_app, i, 12 + 24 * i));
    }
    return exactly(static_cast<double>(play(moved.over({}), {c}).found));
}

} // namespace

std::vector<Outcome> policy_outcomes() {
    return {{"of ten told by the register, quarantined", quarantined},
            {"days in quarantine of one told a day after the result", days},
            {"tests of one in quarantine", tests_in_quarantine},
            {"tests of ten who declared themselves", tests_alone},
            {"contacts found, of one a day", found_in_time}};
}

} // namespace truyvet::conformance
