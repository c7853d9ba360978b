// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/expected.hpp"

namespace truyvet::tracing {
namespace {

/// How likely each candidate's phone is on the air.
std::vector<double> on_air(const Prospects& people, const adoption::InstallOdds& installs,
                           PairBook& book) {
    std::vector<double> chances(people.contacts.size(), 0);
    for (std::size_t i = 0; i < chances.size(); ++i) {
        const adoption::Prospect& p = people.contacts[i];
        if (p.drawn.owned()) {
            const double active = installs.alone(p).active;
            chances[i] = active > 0 && book.phone(i).advertises ? active : 0;
        }
    }
    return chances;
}

void hear(const BluezoneSettings& s, const PairOutcome& outcome, ContactOdds& odds) {
    odds.heard = outcome.heard ? odds.active : 0;
    odds.matched = outcome.matched ? odds.heard * s.publish_share : 0;
    odds.counted = s.rule == BluezoneRule::phone ? odds.matched
                   : outcome.near                ? odds.matched * s.upload_share
                                                 : 0;
}

} // namespace

ExpectedCase expect(const CaseFile& file, const Prospects& people,
                    const adoption::InstallOdds& installs, const BluezoneSettings& settings,
                    PairBook& book) {
    const adoption::AppOdds f0 = installs.alone(people.f0);
    ExpectedCase all{people.f0.owns * f0.active, {}};
    all.contacts.resize(file.candidates.size());
    if (all.f0_active == 0) {
        for (ContactOdds& odds : all.contacts) {
            odds.f0_owns = people.f0.owns;
            odds.f0_installed = people.f0.owns * f0.installed;
        }
        return all;
    }
    const std::vector<double> air = on_air(people, installs, book);
    const Crowd crowd(file, air);
    for (std::size_t i = 0; i < all.contacts.size(); ++i) {
        ContactOdds& odds = all.contacts[i];
        const bool close = file.candidates[i].close_contact;
        odds.f0_owns = close ? people.f0.owns : people.f0.drawn.owned() ? 1 : 0;
        odds.f0_installed = odds.f0_owns * f0.installed;
        odds.f0_active = odds.f0_owns * f0.active;
        if (odds.f0_owns > 0 && people.contacts[i].drawn.owned()) {
            const auto [case_odds, its] = installs.together(people.f0, people.contacts[i]);
            odds.owns = odds.f0_active;
            odds.installed = odds.f0_owns * case_odds.active * its.installed;
            odds.active = odds.f0_owns * case_odds.active * its.active;
            if (odds.active > 0) {
                hear(settings, book.outcome(i, crowd), odds);
            }
        }
    }
    return all;
}

} // namespace truyvet::tracing
