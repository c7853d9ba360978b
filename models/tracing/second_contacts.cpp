// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/second_contacts.hpp"

#include "models/tracing/delays.hpp"

#include <algorithm>

namespace truyvet::tracing {
namespace {

/// Draws of a contact's file must not repeat those of a case of the same number.
constexpr std::uint32_t second_file = 0x80000000U;

} // namespace

const CaseFile* SecondContacts::of(std::uint32_t candidate) {
    if (const auto known = files_.find(candidate); known != files_.end()) {
        return known->second.get();
    }
    const Candidate& c = file_.candidates[candidate];
    epidemic::IndexCase course = file_.course;
    course.person = c.person;
    course.isolation = file_.course.result;
    const core::TimePoint from = c.met + from_days(settings_.latent_days);
    std::unique_ptr<const CaseFile>& made = files_[candidate];
    if (from < course.isolation) {
        made = std::make_unique<const CaseFile>(
            investigate(file_.number | second_file, course, from, mobility_, rule_, finder_));
    }
    return made.get();
}

bool SecondContacts::is_first_or_index(core::PersonId person) const {
    if (person == file_.course.person) {
        return true;
    }
    const auto it =
        std::lower_bound(file_.candidates.begin(), file_.candidates.end(), person,
                         [](const Candidate& c, core::PersonId p) { return c.person < p; });
    return it != file_.candidates.end() && it->person == person && it->close_contact;
}

const std::vector<core::PersonId>& SecondContacts::truth() {
    if (!truth_) {
        std::vector<core::PersonId> all;
        for (std::uint32_t i = 0; i < file_.candidates.size(); ++i) {
            const CaseFile* second = file_.candidates[i].close_contact ? of(i) : nullptr;
            if (second == nullptr) {
                continue;
            }
            for (const Candidate& c : second->candidates) {
                if (c.close_contact && !is_first_or_index(c.person)) {
                    all.push_back(c.person);
                }
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        truth_ = std::make_unique<const std::vector<core::PersonId>>(std::move(all));
    }
    return *truth_;
}

} // namespace truyvet::tracing
