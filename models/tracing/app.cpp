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
    arm.hearing.hear({chance_, file_, mobility_, here}, heard_);
    for (std::size_t i = 0; i < here.contacts.size(); ++i) {
        const auto& [candidate, phone] = here.contacts[i];
        AppContact& contact = found.contacts[candidate];
        const auto rows = heard_.of(i);
        contact.heard = !rows.empty();
        if (with_rows) {
            found.rows[candidate].assign(rows.begin(), rows.end());
        }
        if (contact.heard && found.published) {
            keys().write_history(rows, history_);
            draw_reply(arm.settings, chance_, file_, file_.candidates[candidate].person, contact);
            judge(arm.settings, keys().index(), {phone.os, here.f0.os}, history_, contact);
        }
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
