// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/qr.hpp"

#include "models/tracing/delays.hpp"
#include "models/tracing/visits.hpp"

#include <algorithm>

namespace truyvet::tracing {

std::optional<core::Milliseconds> QrChannel::visit_margin() const {
    return from_hours(settings_.assumed_stay_hours);
}

bool QrChannel::has_code(const Inquiry& q, core::RoomId room) const {
    if (!keeps_register(q.mobility.people().kind(room))) {
        return false;
    }
    return q.chance.uniform(core::Purpose{"tracing.qr_venue"}, site(q.mobility.people(), room)) <
           settings_.venue_share;
}

QrChannel::Record QrChannel::record(const Inquiry& q, core::PersonId person, bool smartphone,
                                    const mobility::Stay& stay) const {
    // One's own visit is recorded or not whoever the F0 is.
    auto draw = q.chance.stream(core::Purpose{"tracing.qr_scan"}, person,
                                static_cast<std::uint64_t>(stay.from.time_since_epoch().count()));
    const bool scanned = draw.bernoulli(smartphone ? settings_.scan_share : settings_.card_share);
    const bool checks_out = draw.bernoulli(settings_.checkout_share);
    if (!scanned) {
        return {stay.from, stay.from};
    }
    return {stay.from, checks_out ? stay.to : stay.from + from_hours(settings_.assumed_stay_hours)};
}

std::vector<QrChannel::Record> QrChannel::of_index_case(const Inquiry& q) const {
    std::vector<Record> all;
    for (const mobility::Stay& stay : q.file.encounters.stays()) {
        const bool here = stay.room.exists() && has_code(q, stay.room);
        all.push_back(here ? record(q, q.file.course.person, q.phones.f0.owns, stay)
                           : Record{stay.from, stay.from});
    }
    return all;
}

void QrChannel::find(const Inquiry& q, std::vector<Lead>& leads) const {
    const std::vector<Record> f0 = of_index_case(q);
    auto draw =
        q.chance.stream(core::Purpose{"tracing.qr_lookup"}, q.file.course.person, q.file.number);
    const core::Milliseconds lookup = exponential_hours(draw, settings_.lookup_hours);
    for (std::uint32_t i = 0; i < q.file.candidates.size(); ++i) {
        const Candidate& c = q.file.candidates[i];
        const auto visits = q.file.visits_of(c);
        const bool overlaps = std::any_of(visits.begin(), visits.end(), [&](const Visit& v) {
            const Record& his = f0[v.stay];
            if (his.from == his.to) {
                return false;
            }
            const Record mine = record(q, c.person, q.phones.contacts[i].owns, v.other);
            return mine.from < mine.to && mine.from < his.to && his.from < mine.to;
        });
        if (overlaps) {
            leads.push_back({i, Origin::result, true, lookup, {}});
        }
    }
}

} // namespace truyvet::tracing
