// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/candidates.hpp"

#include <algorithm>

namespace truyvet::mobility {

void Candidates::sift(const CandidateGroup& group, std::span<const std::uint32_t> numbers,
                      std::vector<Drawn>& out) const {
    out.clear();
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        if (const PersonId p = person(group, numbers[i]); p.exists()) {
            out.push_back({i, p});
        }
    }
}

void OccupantCandidates::groups(PersonId who, const Stay& stay,
                                std::vector<CandidateGroup>& out) const {
    thread_local std::vector<Occupant> there;
    thread_local std::vector<Nearness> near;
    out.clear();
    const core::LocalDay day = core::local_day(stay.from);
    if (mobility_->nearness(who, stay, near)) {
        for (const Nearness& n : near) {
            const auto from = std::max(n.from, stay.from);
            const auto to = std::min(n.to, stay.to);
            if (n.room == stay.room && from < to) {
                out.push_back(
                    {Way::recorded, 1, stay.room, day, from, to, {n.other.value}, n.distance_m});
            }
        }
        return;
    }
    mobility_->occupants(stay.room, stay.from, stay.to, there);
    for (const Occupant& o : there) {
        if (o.person != who) {
            out.push_back({Way::recorded,
                           1,
                           stay.room,
                           day,
                           std::max(stay.from, o.stay.from),
                           std::min(stay.to, o.stay.to),
                           {o.person.value}});
        }
    }
}

PersonId OccupantCandidates::person(const CandidateGroup& group, std::uint32_t) const {
    return PersonId{group.part[0]};
}

std::unique_ptr<const Candidates> Mobility::ranked_candidates() const {
    return std::make_unique<const OccupantCandidates>(*this);
}

} // namespace truyvet::mobility
