// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/network.hpp"

#include <algorithm>

namespace truyvet::mobility {

NetworkMobility::NetworkMobility(const population::Population& people,
                                 std::shared_ptr<const Network> network,
                                 const RecordingSettings& settings)
    : RecordedMobility(people, Calendar(settings, network->from, network->to)),
      network_(std::move(network)), distance_m_(static_cast<float>(settings.distance_m)) {
    for (const std::vector<Link>& links : network_->links) {
        present_.push_back(days_of(links));
    }
}

bool NetworkMobility::nearness(PersonId person, const Stay& stay,
                               std::vector<Nearness>& out) const {
    out.clear();
    const core::Milliseconds later = shift(stay);
    for (const Link& l : network_->links[person.value]) {
        if (l.from + later < stay.to && l.to + later > stay.from) {
            out.push_back({l.other, people().day_room(l.other), std::max(l.from + later, stay.from),
                           std::min(l.to + later, stay.to), distance_m_});
        }
    }
    return true;
}

void NetworkMobility::positions(PersonId, const Stay& stay, std::vector<Position>& out) const {
    out.assign({{stay.from, stay.to, 0, 0, 0, stay.from}});
}

/// From the first to the last record of each day.
std::vector<RecordedMobility::RecordedSpan>
NetworkMobility::days_of(const std::vector<Link>& links) {
    std::vector<RecordedSpan> parts;
    for (const Link& l : links) {
        parts.push_back({l.from, l.to});
    }
    std::sort(parts.begin(), parts.end(),
              [](const RecordedSpan& a, const RecordedSpan& b) { return a.from < b.from; });
    std::vector<RecordedSpan> days;
    const auto day = [](core::TimePoint t) { return std::chrono::floor<std::chrono::days>(t); };
    for (const RecordedSpan& p : parts) {
        if (!days.empty() && (p.from <= days.back().to || day(days.back().from) == day(p.from))) {
            days.back().to = std::max(days.back().to, p.to);
        } else {
            days.push_back(p);
        }
    }
    return days;
}

const std::vector<RecordedMobility::RecordedSpan>& NetworkMobility::present(PersonId person) const {
    return present_[person.value];
}

} // namespace truyvet::mobility
