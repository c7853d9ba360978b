// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/day.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose bus_rider{"mobility.bus_rider"};
constexpr core::Purpose yard_evening{"mobility.yard_evening"};
constexpr core::Purpose attendance{"mobility.attendance"};

/// Whole seconds below `minutes`, evenly.
std::int32_t up_to(std::uint64_t word, double minutes) {
    return static_cast<std::int32_t>(word %
                                     static_cast<std::uint64_t>(std::max(1.0, minutes * 60)));
}

} // namespace

bool rides_bus(const population::Population& people, const MobilitySettings& settings,
               const core::Randomness& chance, PersonId person) {
    using population::Role;
    const Role role = people.role(person);
    const bool may = role == Role::upper_secondary || role == Role::student ||
                     role == Role::official || role == Role::employee;
    if (!may || !people.day_room(person).exists()) {
        return false;
    }
    const double share =
        people.urban(person) ? settings.travel.bus_share_urban : settings.travel.bus_share_rural;
    return chance.uniform(bus_rider, person.value) < share;
}

std::int32_t DayMaker::road_to_work(RoomId room) const {
    const core::DistrictId home = people_.district(person_);
    if (people_.district_of_room(room) != home) {
        return whole_seconds(settings_.travel.far_minutes);
    }
    const population::RoomKind kind = people_.kind(room);
    const bool near = kind == population::RoomKind::kindergarten ||
                      kind == population::RoomKind::classroom ||
                      kind == population::RoomKind::field || population::is_venue(kind);
    return whole_seconds(near ? settings_.travel.near_minutes : settings_.travel.town_minutes);
}

void DayMaker::add_sessions() {
    const RoomId room = people_.day_room(person_);
    if (!room.exists()) {
        return;
    }
    const auto draw = chance_.stream(attendance, core::pair_word(person_, day_)).block(0);
    if (core::uniform53(draw[0]) < settings_.travel.absence) {
        return;
    }
    Sessions s = sessions_of(people_, settings_, chance_, room, people_.role(person_), day_);
    if (s.count == 0) {
        return;
    }
    const bool bus = rides_bus(people_, settings_, chance_, person_);
    const std::int32_t road = road_to_work(room);
    // Who rides a bus or lives far away stays over midday.
    const bool at_night = s.stretch[0].from == 0;
    if (s.count == 2 && !at_night &&
        (bus || road > whole_seconds(settings_.travel.midday_minutes))) {
        s.stretch[0].to = s.stretch[1].to;
        s.count = 1;
    }
    for (std::uint32_t i = 0; i < s.count; ++i) {
        const auto early = up_to(draw[1 + i], settings_.travel.early_minutes);
        const auto late = up_to(draw[1 + i] >> 32, settings_.travel.late_minutes);
        outings_[count_++] = {
            room, std::max(0, s.stretch[i].from - early), std::min(day_end, s.stretch[i].to + late),
            road, bus ? catchments_.fixed_venue(person_, RoomKind::bus, true) : RoomId::none()};
    }
}

bool DayMaker::is_free(std::int32_t from, std::int32_t to) const {
    return std::all_of(outings_.begin(), outings_.begin() + static_cast<std::ptrdiff_t>(count_),
                       [&](const Outing& o) {
                           const std::int32_t slack =
                               o.bus.exists() ? whole_seconds(settings_.travel.by_bus_minutes)
                                              : o.road;
                           return to <= o.from - slack || from >= o.to + slack;
                       });
}

void DayMaker::insert(const Outing& outing) {
    std::size_t i = count_++;
    for (; i > 0 && outings_[i - 1].from > outing.from; --i) {
        outings_[i] = outings_[i - 1];
    }
    outings_[i] = outing;
}

void DayMaker::add_activity(DayPart w, const SecondaryActivities::Draws& draws) {
    const std::size_t kind = activities_.kind(person_, day_, w, draws);
    if (kind == SecondaryActivities::none) {
        return;
    }
    const Activity e = activities_.activity(person_, day_, w, kind, draws);
    if (!e.room.exists() || e.room == people_.day_room(person_)) {
        return;
    }
    const bool next_door = kind == visit || kind == population::venue_index(RoomKind::lane);
    const std::int32_t road = whole_seconds(next_door ? settings_.travel.next_door_minutes
                                            : e.town  ? settings_.travel.town_minutes
                                                      : settings_.travel.near_minutes);
    if (is_free(e.from - road, e.to + road)) {
        insert({e.room, e.from, e.to, road, RoomId::none()});
    }
}

/// Those of the first parts of the day.
void DayMaker::add_activities(std::size_t parts) {
    const SecondaryActivities::Draws draws = activities_.draws(person_, day_);
    for (std::size_t w = 0; w < parts; ++w) {
        add_activity(static_cast<DayPart>(w), draws);
    }
}

/// Who lives in a boarding house sits in its yard on some evenings.
void DayMaker::add_evening_in_the_yard() {
    const RoomId yard = people_.yard(people_.household(person_));
    if (!yard.exists()) {
        return;
    }
    const BoardingSettings& boarding = settings_.boarding;
    core::Stream stream = chance_.stream(yard_evening, core::pair_word(person_, day_));
    if (!stream.bernoulli(boarding.evenings)) {
        return;
    }
    const double span = boarding.evening_to - boarding.evening_from;
    const double length = std::min(stream.exponential(boarding.minutes), span);
    const double start = boarding.evening_from + stream.uniform() * (span - length);
    if (length >= 1 && is_free(whole_seconds(start), whole_seconds(start + length))) {
        insert({yard, whole_seconds(start), whole_seconds(start + length), 0, RoomId::none()});
    }
}

} // namespace truyvet::mobility
