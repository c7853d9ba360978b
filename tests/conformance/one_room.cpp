// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/one_room.hpp"

namespace truyvet::conformance {
namespace {

population::Population populate(population::RoomKind kind, std::uint32_t people, bool visiting) {
    std::vector<population::RecordedPerson> all;
    for (std::uint32_t i = 0; i < people; ++i) {
        all.push_back({30, i, visiting ? 1U : 0U});
    }
    const std::vector<population::RecordedRoom> rooms{{kind, 0}, {population::RoomKind::office, 1}};
    return population::recorded_population(all, rooms);
}

} // namespace

OneRoom::OneRoom(population::RoomKind kind, std::uint32_t people, bool visiting)
    : people_(populate(kind, people, visiting)) {}

std::vector<mobility::Position> OneRoom::positions(const mobility::MobilitySettings& s,
                                                   std::uint32_t person, core::LocalDay day,
                                                   int from, int to) const {
    return positions_of(people_, s, core::PersonId{person}, room(), day, from, to);
}

std::vector<mobility::Position> positions_of(const population::Population& people,
                                             const mobility::MobilitySettings& s,
                                             core::PersonId person, core::RoomId room,
                                             core::LocalDay day, int from, int to) {
    const auto at = [&](int minute) { return core::start_of(day) + std::chrono::minutes{minute}; };
    const mobility::Stay stay{room, at(from), at(to)};
    std::vector<mobility::Position> all;
    mobility::PositionMaker(people, s, day_chance, person, stay, all).make();
    return all;
}

} // namespace truyvet::conformance
