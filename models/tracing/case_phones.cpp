// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/case_phones.hpp"

namespace truyvet::tracing {

CasePhones PhonesAbout::in(const adoption::Phones& phones, const adoption::Adopters& adopters) {
    if (drawn_from_ != &phones) {
        drawn_from_ = &phones;
        f0_ = phones.of(file_.course.person);
        contacts_.clear();
        for (const Candidate& c : file_.candidates) {
            contacts_.push_back(phones.of(c.person));
        }
    }
    const auto use = [&](const adoption::Phone& p) {
        return PhoneUse{adopters.owns(p), adopters.installed(p), adopters.active(p)};
    };
    CasePhones all{use(f0_), {}};
    all.contacts.reserve(contacts_.size());
    for (const adoption::Phone& phone : contacts_) {
        all.contacts.push_back(use(phone));
    }
    return all;
}

} // namespace truyvet::tracing
