// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/journeys.hpp"

#include "models/core/categorical.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace truyvet::mobility {
namespace {

using population::Population;
using population::Province;

constexpr core::Purpose coach_line{"mobility.coach_line"};
constexpr std::size_t coach_venue = population::venue_index(RoomKind::coach);
/// What day trips are for, each as often: assumption.
constexpr std::array purposes{RoomKind::market, RoomKind::clinic, RoomKind::cafe};

/// Between the centres of two provinces.
double travel_hours(const Province& a, const Province& b, const CoachSettings& settings) {
    constexpr double km_per_degree = 111.2;
    const double east = (a.lon - b.lon) * std::cos(a.lat * std::numbers::pi / 180);
    return settings.ends_minutes / 60 +
           km_per_degree * std::hypot(east, a.lat - b.lat) / settings.speed_kmh;
}

core::Categorical towns_for(const Population& people, std::size_t from,
                            const CoachSettings& settings) {
    std::vector<double> weight;
    for (const population::District& d : people.districts()) {
        const Province& to = people.provinces()[d.province.value];
        const double share = static_cast<double>(d.people.count) / to.people.count;
        weight.push_back(d.province.value == from
                             ? 0
                             : share * std::pow(to.people.count, settings.gravity_to) /
                                   std::pow(travel_hours(people.provinces()[from], to, settings),
                                            settings.gravity_time));
    }
    return core::Categorical(weight);
}

RoomId one_of(population::Rooms rooms, core::Stream& stream) {
    return rooms.count > 0 ? rooms[stream.below(rooms.count)] : RoomId::none();
}

} // namespace

Journeys::Journeys(const Population& people, const MobilitySettings& settings,
                   const core::Randomness& chance) {
    for (std::size_t p = 0; people.provinces().size() > 1 && p < people.provinces().size(); ++p) {
        const core::Categorical towns = towns_for(people, p, settings.coach);
        const auto districts = people.provinces()[p].districts;
        for (std::uint32_t d = 0; d < districts.count; ++d) {
            const population::Rooms coaches =
                people.districts()[districts[d].value].venues[coach_venue];
            for (std::uint32_t c = 0; c < coaches.count; ++c) {
                core::Stream stream = chance.stream(coach_line, coaches[c]);
                add(coaches[c], people.districts()[towns(stream)], stream);
            }
        }
    }
    std::sort(arrivals_.begin(), arrivals_.end(), [](const Arrival& a, const Arrival& b) {
        return std::pair(a.place, a.coach) < std::pair(b.place, b.coach);
    });
}

void Journeys::add(RoomId coach, const population::District& town, core::Stream& stream) {
    const auto venues = [&](RoomKind kind) { return town.venues[population::venue_index(kind)]; };
    const Destination to{coach, one_of(venues(purposes[stream.below(purposes.size())]), stream),
                         one_of(venues(RoomKind::eatery), stream)};
    destinations_.push_back(to);
    for (const RoomId place : {to.visit, to.meal}) {
        if (place.exists()) {
            arrivals_.push_back({place, coach});
        }
    }
}

const Journeys::Destination* Journeys::of(RoomId coach) const {
    // Coaches were added in the order of their numbers.
    const auto at =
        std::lower_bound(destinations_.begin(), destinations_.end(), coach,
                         [](const Destination& d, RoomId wanted) { return d.coach < wanted; });
    return at != destinations_.end() && at->coach == coach ? &*at : nullptr;
}

} // namespace truyvet::mobility
