// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/app.hpp"

#include "models/tracing/app_rule.hpp"

namespace truyvet::tracing {

const CaseKeys& AppCase::keys() {
    if (!keys_) {
        keys_.emplace(chance_, file_);
    }
    return *keys_;
}

PhonesHere AppCase::phones_here(const AppArm& arm, const CasePhones& phones) const {
    PhonesHere here{radio::draw_phone(arm.phone_settings, chance_, file_.course.person), {}};
    for (std::size_t i = 0; i < phones.contacts.size(); ++i) {
        if (phones.contacts[i].active) {
            here.contacts.push_back(
                {i, radio::draw_phone(arm.phone_settings, chance_, file_.candidates[i].person)});
        }
    }
    return here;
}

PairBook& AppCase::book(const AppArm& arm) {
    const std::size_t way = arm.by_pairs->way;
    const auto at = books_.find(way);
    return at != books_.end()
               ? at->second
               : books_
                     .try_emplace(way, chance_, file_, keys(),
                                  PairWay{*arm.hearing.by_pairs(), arm.phone_settings,
                                          arm.settings.authority})
                     .first->second;
}

AppFindings AppCase::find(const AppArm& arm, const CasePhones& phones, bool with_rows) {
    AppFindings found;
    found.contacts.resize(file_.candidates.size());
    found.rows.resize(with_rows ? file_.candidates.size() : 0);
    if (!phones.f0.active) {
        return found;
    }
    auto publish = chance_.stream(core::Purpose{"tracing.publish"}, file_.course.person);
    found.published = publish.bernoulli(arm.settings.publish_share);
    if (arm.by_pairs && !with_rows) {
        look_up(arm, phones, found);
    } else {
        hear(arm, phones, with_rows, found);
    }
    return found;
}

void AppCase::hear(const AppArm& arm, const CasePhones& phones, bool with_rows,
                   AppFindings& found) {
    const PhonesHere here = phones_here(arm, phones);
    const OnAir air{chance_, file_, mobility_, here};
    const LinkHearing* link = with_rows ? nullptr : arm.hearing.by_pairs();
    if (link != nullptr) {
        hear_until_settled(arm, air, *link, found);
        return;
    }
    arm.hearing.hear(air, heard_);
    for (std::size_t i = 0; i < here.contacts.size(); ++i) {
        const std::size_t candidate = here.contacts[i].candidate;
        const auto rows = heard_.of(i);
        if (with_rows) {
            found.rows[candidate].assign(rows.begin(), rows.end());
        }
        conclude_on(arm, here, i, rows, found);
    }
}

/// What rows say of a contact's phone.
void AppCase::conclude_on(const AppArm& arm, const PhonesHere& here, std::size_t i,
                          std::span<const radio::Sighting> rows, AppFindings& found) {
    const auto& [candidate, phone] = here.contacts[i];
    AppContact& contact = found.contacts[candidate];
    contact.heard = !rows.empty();
    if (contact.heard && found.published) {
        keys().write_history(rows, history_);
        draw_reply(arm.settings, chance_, file_, file_.candidates[candidate].person, contact);
        judge(arm.settings, keys().index(), {phone.os, here.f0.os}, history_, contact);
    }
}

/// Where nobody asks for the rows, no day is heard that cannot change what they say: more rows
/// never take a match or a close contact back.
void AppCase::hear_until_settled(const AppArm& arm, const OnAir& air, const LinkHearing& hearing,
                                 AppFindings& found) {
    const PhonesHere& here = air.phones;
    const std::vector<double> sending = LinkHearing::on_air(air);
    const Crowd crowd(air.file, sending);
    for (std::size_t i = 0; i < here.contacts.size(); ++i) {
        const AppContact& contact = found.contacts[here.contacts[i].candidate];
        const auto conclude = [&](std::span<const radio::Sighting> rows) {
            conclude_on(arm, here, i, rows, found);
            return !found.published || (contact.matched && (contact.counted || !contact.uploaded));
        };
        rows_.clear();
        hearing.hear_pair(chance_, file_, here.f0, here.contacts[i], crowd, rows_, conclude);
        conclude(rows_);
    }
}

/// The same from the book of pairs: among as many phones as run the app here.
void AppCase::look_up(const AppArm& arm, const CasePhones& phones, AppFindings& found) {
    PairBook& pairs = book(arm);
    std::vector<double> on_air(file_.candidates.size(), 0);
    for (std::size_t i = 0; i < on_air.size(); ++i) {
        on_air[i] = phones.contacts[i].active && pairs.phone(i).advertises ? 1 : 0;
    }
    const Crowd crowd(file_, on_air);
    for (std::size_t i = 0; i < on_air.size(); ++i) {
        if (!phones.contacts[i].active) {
            continue;
        }
        AppContact& contact = found.contacts[i];
        const PairOutcome outcome = pairs.outcome(i, crowd);
        contact.heard = outcome.heard;
        if (contact.heard && found.published) {
            draw_reply(arm.settings, chance_, file_, file_.candidates[i].person, contact);
            conclude(arm.settings, outcome, contact);
        }
    }
}

ExpectedCase AppCase::expect(const AppArm& arm, const Prospects& people) {
    return tracing::expect(file_, people, *arm.by_pairs->installs, arm.settings, book(arm));
}

} // namespace truyvet::tracing
