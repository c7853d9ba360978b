// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/case_phones.hpp"

namespace truyvet::tracing {

void PhonesAbout::draw_from(const adoption::Phones& phones) {
    if (drawn_from_ == &phones) {
        return;
    }
    drawn_from_ = &phones;
    prospects_.reset();
    f0_ = phones.of(file_.course.person);
    contacts_.clear();
    for (const Candidate& c : file_.candidates) {
        contacts_.push_back(phones.of(c.person));
    }
}

const Prospects& PhonesAbout::prospects(const adoption::Phones& phones) {
    draw_from(phones);
    if (!prospects_) {
        prospects_.emplace(Prospects{{phones, file_.course.person}, {}});
        prospects_->contacts.reserve(file_.candidates.size());
        for (const Candidate& c : file_.candidates) {
            prospects_->contacts.emplace_back(phones, c.person);
        }
    }
    return *prospects_;
}

CasePhones PhonesAbout::in(const adoption::Phones& phones, const adoption::Adopters& adopters) {
    draw_from(phones);
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
