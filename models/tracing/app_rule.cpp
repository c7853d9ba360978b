// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/app_rule.hpp"

#include "models/matching/phone_rule.hpp"
#include "models/tracing/delays.hpp"

namespace truyvet::tracing {
namespace {

matching::PhoneOs os_for_matching(radio::Os os) {
    return os == radio::Os::ios ? matching::PhoneOs::ios : matching::PhoneOs::android;
}

} // namespace

void draw_reply(const BluezoneSettings& s, const core::Randomness& chance, const CaseFile& file,
                core::PersonId person, AppContact& contact) {
    auto draw = chance.stream(core::Purpose{"tracing.notice"},
                              core::pair_word(file.course.person, person), file.number);
    contact.uploaded = draw.bernoulli(s.upload_share);
    contact.reached = draw.bernoulli(s.notice_share);
    contact.check_delay = from_hours(draw.uniform(0, s.check_interval_hours));
    contact.notice_delay = s.rule == BluezoneRule::phone
                               ? core::Milliseconds{}
                               : from_hours(draw.exponential(s.notice_delay_hours));
}

void judge(const BluezoneSettings& s, const matching::KeyIndex& keys, PairOs os,
           std::span<const matching::Sighting> history, AppContact& contact) {
    contact.matched = matching::phone_rule(keys, history);
    if (s.rule == BluezoneRule::phone) {
        contact.counted = contact.matched;
    } else if (contact.matched && contact.uploaded) {
        contact.counted = matching::authority_rule(s.authority, os_for_matching(os.contact),
                                                   os_for_matching(os.f0), history)
                              .close_contact;
    }
}

PairOutcome judge_pair(const matching::AuthorityRule& authority, const matching::KeyIndex& keys,
                       PairOs os, std::span<const matching::Sighting> history) {
    PairOutcome outcome{true, matching::phone_rule(keys, history), false};
    outcome.near =
        outcome.matched && matching::authority_rule(authority, os_for_matching(os.contact),
                                                    os_for_matching(os.f0), history)
                               .close_contact;
    return outcome;
}

void conclude(const BluezoneSettings& s, const PairOutcome& outcome, AppContact& contact) {
    contact.matched = outcome.matched;
    contact.counted =
        s.rule == BluezoneRule::phone ? outcome.matched : outcome.near && contact.uploaded;
}

} // namespace truyvet::tracing
