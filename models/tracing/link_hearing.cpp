// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/link_hearing.hpp"

namespace truyvet::tracing {

void LinkHearing::hear(const OnAir& air, HeardRows& out) const {
    const Crowd crowd(air.file, air.phones);
    out.clear();
    for (const PhoneHere& phone : air.phones.contacts) {
        hear_pair(air, phone, crowd, out.rows());
        out.close();
    }
}

void LinkHearing::hear_pair(const OnAir& air, const PhoneHere& listening, const Crowd& crowd,
                            std::vector<radio::Sighting>& out) const {
    const Candidate& c = air.file.candidates[listening.candidate];
    for (const Meeting& m : air.file.meetings_of(c)) {
        const contact::Encounter& e = air.file.encounters.all()[m.encounter];
        tier_.hear(air.chance,
                   {c.person, listening.phone, air.file.course.person, air.phones.f0, e.environment,
                    crowd.beside(m, listening.phone)},
                   air.file.encounters.segments(e), out);
    }
}

} // namespace truyvet::tracing
