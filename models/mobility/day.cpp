// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/day.hpp"

#include "models/core/random_bits.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::mobility {
namespace {

constexpr core::Purpose bus_boarding{"mobility.bus_boarding"};

core::TimePoint at(core::LocalDay day, std::int32_t second) {
    return core::start_of(day) + std::chrono::seconds{second};
}

} // namespace

DayMaker::DayMaker(const population::Population& people, const Catchments& catchments,
                   const SecondaryActivities& activities, const Journeys& journeys,
                   const MobilitySettings& settings, const core::Randomness& chance,
                   PersonId person, core::LocalDay day)
    : people_(people), catchments_(catchments), activities_(activities), journeys_(journeys),
      settings_(settings), chance_(chance), person_(person), day_(day) {}

void DayMaker::write(RoomId room, std::int32_t to, std::vector<Stay>& out) {
    if (to > now_) {
        out.push_back({room, at(day_, now_), at(day_, to)});
        now_ = to;
    }
}

/// The road, by bus in its middle, until `to`.
void DayMaker::write_road(const Outing& outing, std::int32_t to, std::vector<Stay>& out) {
    if (outing.bus.exists()) {
        // Where on the line people get on and off: anywhere within the time the way takes. How far
        // they ride is the same every day.
        const auto own = chance_.stream(bus_boarding, person_).block(0);
        const double sd = settings_.travel.bus_log_sd;
        const double z = core::normal_from_bits(own[0]);
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

/// Out of the province by coach; which one, goes into `coach`.
bool DayMaker::is_away(RoomId& coach) const {
    coach = catchments_.fixed_venue(person_, RoomKind::coach, true);
    return coach.exists() && travels(people_, settings_, chance_, person_, day_);
}

void DayMaker::make(std::vector<Stay>& out) {
    out.clear();
    RoomId coach;
    if (is_away(coach)) {
        travel(coach, out);
        return;
    }
    add_sessions();
    add_evening_in_the_yard();
    add_activities(day_parts);
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

void DayMaker::add_stays(RoomId room, core::TimePoint from, core::TimePoint to,
                         std::vector<Occupant>& out) {
    const population::RoomKind kind = people_.kind(room);
    RoomId coach;
    const bool whole = kind == RoomKind::bus || kind == RoomKind::coach ||
                       room == people_.home(people_.household(person_)) || is_away(coach);
    const auto keep = [&](const Stay& s) {
        if (s.room == room && s.from < to && s.to > from) {
            out.push_back({person_, s});
        }
    };
    if (whole) {
        std::vector<Stay> day;
        make(day);
        std::for_each(day.begin(), day.end(), keep);
        return;
    }
    add_sessions();
    if (room != people_.day_room(person_)) {
        add_evening_in_the_yard();
        // An activity begins within its part of the day, and only earlier ones can be in its way.
        add_activities(kind == RoomKind::yard ? 0 : activities_.parts_until(to, day_));
    }
    // What is written of an outing does not depend on the roads between.
    for (std::size_t i = 0; i < count_; ++i) {
        const Outing& o = outings_[i];
        now_ = std::max(now_, o.from);
        if (o.to > now_) {
            keep({o.room, at(day_, now_), at(day_, o.to)});
            now_ = o.to;
        }
    }
}

} // namespace truyvet::mobility
