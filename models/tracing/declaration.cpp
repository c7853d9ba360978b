// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/declaration.hpp"

#include "models/epidemic/index_case.hpp"
#include "models/tracing/delays.hpp"

#include <algorithm>
#include <optional>

namespace truyvet::tracing {
namespace {

void keep_earlier(std::optional<core::Milliseconds>& best, core::Milliseconds delay) {
    best = best ? std::min(*best, delay) : delay;
}

} // namespace

void DeclarationChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    const CaseFile& file = q.file;
    for (std::uint32_t i = 0; i < file.candidates.size(); ++i) {
        const Candidate& c = file.candidates[i];
        auto draw = q.chance.stream(core::Purpose{"tracing.declaration"},
                                    core::pair_word(file.course.person, c.person), file.number);
        std::optional<core::Milliseconds> after;
        const bool tells = draw.bernoulli(settings_.contact_share);
        const core::Milliseconds hears = exponential_hours(draw, settings_.contact_hours);
        if (tells && file.knows(c)) {
            keep_earlier(after, hears);
        }
        const bool falls_ill =
            draw.bernoulli(settings_.infected[static_cast<std::size_t>(c.setting)] *
                           settings_.symptomatic_share * settings_.symptom_share);
        if (falls_ill && c.close_contact) {
            const core::TimePoint told = c.last + epidemic::draw_incubation(draw) +
                                         exponential_hours(draw, settings_.symptom_hours);
            // Before the F0's result nobody can tell whose contact this is.
            keep_earlier(after, std::max(core::Milliseconds{}, told - file.course.result));
        }
        if (after) {
            leads.push_back({i, Origin::result, false, *after, {}});
        }
    }
}

} // namespace truyvet::tracing
