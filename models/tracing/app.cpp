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

AppFindings AppCase::find(const AppArm& arm, const CasePhones& phones, bool with_rows) {
    AppFindings found;
    found.contacts.resize(file_.candidates.size());
    found.rows.resize(with_rows ? file_.candidates.size() : 0);
    if (!phones.f0.active) {
        return found;
    }
    auto publish = chance_.stream(core::Purpose{"tracing.publish"}, file_.course.person);
    found.published = publish.bernoulli(arm.settings.publish_share);
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
    return found;
}

} // namespace truyvet::tracing
