// SPDX-License-Identifier: GPL-2.0-only
// Interviews: each setting's share and delay by itself, the others at values of their own.
#include "models/tracing/manual.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t draws = 20000;

scenario::Settings base() {
    scenario::Settings s;
    s.tracing.manual.named = {0.10, 0.15, 0.20, 0.25, 0.30, 0.35};
    s.tracing.manual.days = {1, 2, 3, 4, 5, 6};
    s.tracing.manual.others_named = 0.05;
    return s;
}

std::vector<tracing::Lead> leads(const scenario::Settings& s, core::Setting setting, bool close) {
    const Lab nowhere(1, {}, {});
    tracing::Candidate c;
    c.setting = setting;
    c.close_contact = close;
    c.shared_room = true;
    const tracing::CaseFile file = file_of(draws, c);
    const core::Randomness chance(1, 1);
    std::vector<tracing::Lead> found;
    tracing::ManualChannel(s.tracing.manual).find({file, nowhere, chance, {}, {}}, found);
    return found;
}

double days(const tracing::Lead& lead) {
    return core::seconds(lead.found_after) / 86400;
}

Measured named(const Moved& moved, core::Setting setting) {
    return share_of(static_cast<double>(leads(moved.over(base()), setting, true).size()), draws);
}

Measured mean_days(const Moved& moved, core::Setting setting) {
    std::vector<double> all;
    for (const tracing::Lead& lead : leads(moved.over(base()), setting, true)) {
        all.push_back(days(lead));
    }
    return mean_of(all);
}

/// Work, where the mean is 3 days.
Measured within_half_the_mean(const Moved& moved) {
    const auto found = leads(moved.over(base()), core::Setting::work, true);
    double hits = 0;
    for (const tracing::Lead& lead : found) {
        hits += days(lead) < 1.5 ? 1 : 0;
    }
    return share_of(hits, static_cast<double>(found.size()));
}

Measured others_named(const Moved& moved) {
    const auto found = leads(moved.over(base()), core::Setting::school, false);
    return share_of(static_cast<double>(found.size()), draws);
}

} // namespace

std::vector<Outcome> manual_outcomes() {
    std::vector<Outcome> all{
        {"share found by hand within half the mean time", within_half_the_mean},
        {"share of schoolmates named who were no close contacts", others_named}};
    for (std::size_t i = 0; i < core::setting_names.size(); ++i) {
        const auto setting = static_cast<core::Setting>(i);
        const std::string where = ", " + std::string(core::setting_names[i]);
        all.push_back({"share of close contacts named" + where,
                       [setting](const Moved& m) { return named(m, setting); }});
        all.push_back({"mean days until a named contact is found" + where,
                       [setting](const Moved& m) { return mean_days(m, setting); }});
    }
    return all;
}

} // namespace truyvet::conformance
