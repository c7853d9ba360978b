// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/link_hearing.hpp"

namespace truyvet::tracing {

std::vector<double> LinkHearing::on_air(const OnAir& air) {
    std::vector<double> on_air(air.file.candidates.size(), 0);
    for (const PhoneHere& phone : air.phones.contacts) {
        on_air[phone.candidate] = phone.phone.advertises ? 1 : 0;
    }
    return on_air;
}

void LinkHearing::hear(const OnAir& air, HeardRows& out) const {
    const std::vector<double> sending = on_air(air);
    const Crowd crowd(air.file, sending);
    out.clear();
    for (const PhoneHere& phone : air.phones.contacts) {
        hear_pair(air.chance, air.file, air.phones.f0, phone, crowd, out.rows());
        out.close();
    }
}

void LinkHearing::hear_pair(const core::Randomness& chance, const CaseFile& file,
                            const radio::Phone& f0, const PhoneHere& listening, const Crowd& crowd,
                            std::vector<radio::Sighting>& out, const Settled& settled) const {
    const Candidate& c = file.candidates[listening.candidate];
    const std::size_t first = out.size();
    std::size_t asked = first; ///< rows of which it is known that they settle nothing
    core::LocalDay day{};
    for (const Meeting& m : file.meetings_of(c)) {
        const contact::Encounter& e = file.encounters.all()[m.encounter];
        const std::span<const core::Proximity> segments = file.encounters.segments(e);
        const core::LocalDay today = core::local_day(segments.front().from);
        if (settled && out.size() > asked && today != day) {
            if (settled(std::span(out).subspan(first))) {
                return;
            }
            asked = out.size();
        }
        day = today;
        tier_.hear(chance,
                   {c.person, listening.phone, file.course.person, f0, e.environment,
                    crowd.beside(m, listening.candidate)},
                   segments, out);
    }
}

} // namespace truyvet::tracing
