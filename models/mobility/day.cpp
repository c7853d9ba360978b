// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/day.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose bus_rider{"mobility.bus_rider"};
constexpr core::Purpose bus_boarding{"mobility.bus_boarding"};
constexpr core::Purpose coach_trip{"mobility.coach_trip"};
constexpr core::Purpose coach_run{"mobility.coach_run"};
constexpr core::Purpose yard_evening{"mobility.yard_evening"};
constexpr core::Purpose attendance{"mobility.attendance"};
constexpr std::int32_t day_end = 86400;

core::TimePoint at(core::LocalDay day, std::int32_t second) {
    return core::start_of(day) + std::chrono::seconds{second};
}

std::int32_t whole_seconds(double minutes) {
    return static_cast<std::int32_t>(minutes * 60);
}

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

bool travels(const population::Population& people, const MobilitySettings& settings,
             const core::Randomness& chance, PersonId person, core::LocalDay day) {
    return people.age(person) >= settings.coach.least_age &&
           chance.uniform(coach_trip, person.value, static_cast<std::uint64_t>(day.value)) <
               settings.coach.trips_a_day;
}

DayMaker::DayMaker(const population::Population& people, const Catchments& catchments,
                   const SecondaryActivities& activities, const Journeys& journeys,
                   const MobilitySettings& settings, const core::Randomness& chance,
                   PersonId person, core::LocalDay day)
    : people_(people), catchments_(catchments), activities_(activities), journeys_(journeys),
      settings_(settings), chance_(chance), person_(person), day_(day) {}

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
    if (static_cast<double>(draw[0] >> 11) * 0x1.0p-53 < settings_.travel.absence) {
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

void DayMaker::write(RoomId room, std::int32_t to, std::vector<Stay>& out) {
    if (to > now_) {
        out.push_back({room, at(day_, now_), at(day_, to)});
        now_ = to;
    }
}

/// Out in the morning and home in the evening by the coach of one's habit; its run has its hours.
void DayMaker::travel(RoomId coach, std::vector<Stay>& out) {
    const RoomId home = people_.home(people_.household(person_));
    const auto draw = chance_.stream(coach_run, coach).block(0);
    const double spread =
        core::normal_quantile((static_cast<double>(draw[0] >> 12) + 0.5) * 0x1.0p-52);
    const CoachSettings& c = settings_.coach;
    const std::int32_t ride =
        whole_seconds(std::clamp(c.ride_minutes * std::exp(c.ride_log_sd * spread),
                                 c.ride_least_minutes, c.ride_most_minutes));
    const std::int32_t later =
        whole_seconds(c.headway_minutes * static_cast<double>(draw[1] % c.runs));
    const std::int32_t to_stop = whole_seconds(settings_.travel.town_minutes);
    const std::int32_t leave = whole_seconds(c.out) + later;
    const std::int32_t back = whole_seconds(c.home) + later / 2;
    write(home, leave - to_stop, out);
    write(RoomId::none(), leave, out);
    write(coach, leave + ride, out);
    if (const Journeys::Destination* there = journeys_.of(coach)) {
        const std::int32_t from = now_ + to_stop;
        const std::int32_t meal = from + whole_seconds(c.visit_minutes) + to_stop;
        write(RoomId::none(), std::min(from, back), out);
        write(there->visit, std::min(meal - to_stop, back), out);
        write(RoomId::none(), std::min(meal, back), out);
        write(there->meal, std::min(meal + whole_seconds(c.meal_minutes), back), out);
    }
    write(RoomId::none(), std::max(back, leave + ride), out);
    write(coach, back + ride, out);
    write(RoomId::none(), std::min(day_end, back + ride + to_stop), out);
    write(home, day_end, out);
}

/// The road, by bus in its middle, until `to`.
void DayMaker::write_road(const Outing& outing, std::int32_t to, std::vector<Stay>& out) {
    if (outing.bus.exists()) {
        // Where on the line people get on and off: anywhere within the time the way takes. How far
        // they ride is the same every day.
        const auto own = chance_.stream(bus_boarding, person_).block(0);
        const double sd = settings_.travel.bus_log_sd;
        const double z =
            core::normal_quantile((static_cast<double>(own[0] >> 12) + 0.5) * 0x1.0p-52);
        const std::int32_t ride = std::min(
            to - now_, whole_seconds(settings_.travel.bus_minutes * std::exp(sd * (z - sd / 2))));
        const std::int32_t spare = std::max(0, to - now_ - ride);
        const auto wait = static_cast<std::int32_t>(
            chance_.uniform(bus_boarding, person_.value, static_cast<std::uint64_t>(to)) * spare);
        write(RoomId::none(), now_ + wait, out);
        write(outing.bus, std::min(to, now_ + ride), out);
    }
    write(RoomId::none(), to, out);
}

void DayMaker::make(std::vector<Stay>& out) {
    out.clear();
    const RoomId coach = catchments_.fixed_venue(person_, RoomKind::coach, true);
    if (coach.exists() && travels(people_, settings_, chance_, person_, day_)) {
        travel(coach, out);
        return;
    }
    add_sessions();
    add_evening_in_the_yard();
    const SecondaryActivities::Draws draws = activities_.draws(person_, day_);
    for (std::size_t w = 0; w < day_parts; ++w) {
        add_activity(static_cast<DayPart>(w), draws);
    }
    const RoomId home = people_.home(people_.household(person_));
    for (std::size_t i = 0; i < count_; ++i) {
        const Outing& o = outings_[i];
        const std::int32_t way =
            o.bus.exists() ? whole_seconds(settings_.travel.by_bus_minutes) : o.road;
        write(home, o.from - way, out);
        write_road(o, o.from, out);
        write(o.room, o.to, out);
        const bool direct =
            i + 1 < count_ && outings_[i + 1].from - outings_[i + 1].road - way < o.to;
        if (!direct) {
            write_road(o, std::min(day_end, o.to + way), out);
        }
    }
    write(home, day_end, out);
}

} // namespace truyvet::mobility
