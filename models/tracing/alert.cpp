// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/alert.hpp"

#include "models/tracing/delays.hpp"

#include <algorithm>

namespace truyvet::tracing {

std::optional<core::Milliseconds> AlertChannel::visit_margin() const {
    return from_hours(settings_.margin_hours);
}

std::vector<bool> AlertChannel::published_stays(const Inquiry& q) const {
    const population::Population& people = q.mobility.people();
    std::vector<bool> published;
    for (const mobility::Stay& stay : q.file.encounters.stays()) {
        // An F0's workplace is the manual investigation's.
        published.push_back(
            stay.room.exists() && population::is_venue(people.kind(stay.room)) &&
            people.day_room(q.file.course.person) != stay.room &&
            q.chance.uniform(core::Purpose{"tracing.alert_venue"},
                             core::pair_word(q.file.course.person.value, q.file.number),
                             static_cast<std::uint64_t>(stay.from.time_since_epoch().count())) <
                settings_.published_share);
    }
    return published;
}

void AlertChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    const std::vector<bool> published = published_stays(q);
    auto of_case = q.chance.stream(core::Purpose{"tracing.alert_published"}, q.file.course.person,
                                   q.file.number);
    const core::Milliseconds delay = exponential_hours(of_case, settings_.publish_hours);
    const core::Milliseconds margin = from_hours(settings_.margin_hours);
    for (std::uint32_t i = 0; i < q.file.candidates.size(); ++i) {
        const Candidate& c = q.file.candidates[i];
        const auto visits = q.file.visits_of(c);
        const bool concerned = std::any_of(visits.begin(), visits.end(), [&](const Visit& v) {
            const mobility::Stay& f0 = q.file.encounters.stays()[v.stay];
            return published[v.stay] && v.other.from < f0.to + margin &&
                   f0.from - margin < v.other.to;
        });
        if (!concerned) {
            continue;
        }
        auto draw = q.chance.stream(core::Purpose{"tracing.alert_response"},
                                    core::pair_word(q.file.course.person, c.person), q.file.number);
        if (draw.bernoulli(settings_.response_share)) {
            leads.push_back({i,
                             Origin::result,
                             false,
                             delay + exponential_hours(draw, settings_.response_hours),
                             {}});
        }
    }
}

} // namespace truyvet::tracing
