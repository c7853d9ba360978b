// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/manual.hpp"

#include "models/tracing/delays.hpp"

namespace truyvet::tracing {

double ManualChannel::probability(const CaseFile& file, const Candidate& c) const {
    if (c.close_contact) {
        return settings_.named[static_cast<std::size_t>(c.setting)];
    }
    return file.knows(c) ? settings_.others_named : 0;
}

void ManualChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    for (std::uint32_t i = 0; i < q.file.candidates.size(); ++i) {
        const Candidate& c = q.file.candidates[i];
        auto draw = q.chance.stream(core::Purpose{"tracing.manual"},
                                    core::pair_word(q.file.course.person, c.person), q.file.number);
        if (!draw.bernoulli(probability(q.file, c))) {
            continue;
        }
        const double mean_days = settings_.days[static_cast<std::size_t>(c.setting)];
        const double days = draw.gamma(settings_.days_shape, mean_days / settings_.days_shape);
        leads.push_back({i, Origin::interview, true, from_days(days), {}});
    }
}

} // namespace truyvet::tracing
