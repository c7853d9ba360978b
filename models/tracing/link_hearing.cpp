// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/link_hearing.hpp"

namespace truyvet::tracing {

void LinkHearing::hear(const OnAir& air, HeardRows& out) const {
    std::vector<double> on_air(air.file.candidates.size(), 0);
    for (const PhoneHere& phone : air.phones.contacts) {
        on_air[phone.candidate] = phone.phone.advertises ? 1 : 0;
    }
    const Crowd crowd(air.file, on_air);
    out.clear();
    for (const PhoneHere& phone : air.phones.contacts) {
        hear_pair(air.chance, air.file, air.phones.f0, phone, crowd, out.rows());
        out.close();
    }
}

void LinkHearing::hear_pair(const core::Randomness& chance, const CaseFile& file,
                            const radio::Phone& f0, const PhoneHere& listening, const Crowd& crowd,
                            std::vector<radio::Sighting>& out) const {
    const Candidate& c = file.candidates[listening.candidate];
    for (const Meeting& m : file.meetings_of(c)) {
        const contact::Encounter& e = file.encounters.all()[m.encounter];
        tier_.hear(chance,
                   {c.person, listening.phone, file.course.person, f0, e.environment,
                    crowd.beside(m, listening.candidate)},
                   file.encounters.segments(e), out);
    }
}

} // namespace truyvet::tracing
