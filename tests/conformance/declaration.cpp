// SPDX-License-Identifier: GPL-2.0-only
// Health declarations: those who know of the case, and those who fall ill.
#include "models/tracing/declaration.hpp"
#include "tests/conformance/lab.hpp"
#include "tests/conformance/outcomes.hpp"

namespace truyvet::conformance {
namespace {

constexpr std::uint32_t draws = 20000;

/// Nobody tells of a contact; whoever is infected falls ill and declares it.
scenario::Settings all_ill() {
    scenario::Settings s;
    tracing::DeclarationSettings& d = s.tracing.declaration;
    d.contact_share = 0;
    d.infected = {0.10, 0.15, 0.20, 0.25, 0.30, 0.35};
    d.symptomatic_share = d.symptom_share = 1;
    return s;
}

std::vector<tracing::Lead> leads(const scenario::Settings& s, core::Setting setting, bool close) {
    const Lab nowhere(1, {}, {});
    tracing::Candidate c;
    c.setting = setting;
    c.close_contact = close;
    c.shared_room = true;
    c.last = at_hour(0);
    const tracing::CaseFile file = file_of(draws, c);
    const core::Randomness chance(1, 1);
    std::vector<tracing::Lead> found;
    tracing::DeclarationChannel(s.tracing.declaration).find({file, nowhere, chance, {}, {}}, found);
    return found;
}

Measured share_declared(const scenario::Settings& s, core::Setting setting, bool close) {
    return share_of(static_cast<double>(leads(s, setting, close).size()), draws);
}

Measured mean_hours(const std::vector<tracing::Lead>& found) {
    std::vector<double> hours;
    for (const tracing::Lead& lead : found) {
        hours.push_back(core::seconds(lead.found_after) / 3600);
    }
    return mean_of(hours);
}

/// Acquaintances, who were no close contacts: nobody of them is infected.
Measured acquainted(const Moved& moved) {
    return share_declared(moved.over({}), core::Setting::school, false);
}
Measured hours_to_contact(const Moved& moved) {
    scenario::Settings s;
    s.tracing.declaration.contact_share = 1;
    return mean_hours(leads(moved.over(s), core::Setting::school, false));
}
/// At work, where a fifth is infected.
Measured ill_at_work(const Moved& moved) {
    return share_declared(moved.over(all_ill()), core::Setting::work, true);
}
Measured hours_to_symptoms(const Moved& moved) {
    scenario::Settings s = all_ill();
    s.tracing.declaration.infected.fill(1);
    return mean_hours(leads(moved.over(s), core::Setting::work, true));
}

} // namespace

std::vector<Outcome> declaration_outcomes() {
    std::vector<Outcome> all{{"share of acquaintances who declare the contact", acquainted},
                             {"mean hours from result to a declared contact", hours_to_contact},
                             {"share of close contacts at work who declare symptoms", ill_at_work},
                             {"mean hours from contact to declared symptoms", hours_to_symptoms}};
    for (std::size_t i = 0; i < core::setting_names.size(); ++i) {
        const auto setting = static_cast<core::Setting>(i);
        all.push_back({"share of close contacts infected, " + std::string(core::setting_names[i]),
                       [setting](const Moved& m) {
                           return share_declared(m.over(all_ill()), setting, true);
                       }});
    }
    return all;
}

} // namespace truyvet::conformance
