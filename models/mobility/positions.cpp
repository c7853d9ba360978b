// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/positions.hpp"
#include "models/mobility/points.hpp"

#include <algorithm>

namespace truyvet::mobility {
namespace {

using core::TimePoint;
using population::RoomKind;

constexpr core::Purpose wander_draw{"mobility.wander"};
constexpr core::Purpose seat_draw{"mobility.seat"};

} // namespace

PositionMaker::PositionMaker(const population::Population& people, const MobilitySettings& settings,
                             const core::Randomness& chance, PersonId person, const Stay& stay,
                             std::vector<Position>& out)
    : people_(people), settings_(settings), chance_(chance), person_(person), stay_(stay),
      out_(out), kind_(people.kind(stay.room)), plan_(floor_plan(people, settings, stay.room)),
      day_(core::local_day(stay.from)), company_(person) {
    const PersonId f = people.friend_of(person);
    company_ = f.exists() && f < person ? f : person;
    if (people.day_room(person) == stay.room) {
        count_ = static_cast<std::uint32_t>(people.day_members(stay.room).size());
        rank_ = people.day_rank(person);
    }
}

void PositionMaker::add(TimePoint to, Point p, std::uint8_t part, bool outdoors) {
    const TimePoint from = out_.empty() ? stay_.from : out_.back().to;
    if (to > from) {
        out_.push_back({from, std::min(to, stay_.to), p.x_m, p.y_m, part, from, outdoors});
    }
}

std::uint64_t PositionMaker::slot_word(std::int64_t slot) const {
    return core::pair_word(stay_.room.value, static_cast<std::uint32_t>(slot));
}

void PositionMaker::make() {
    out_.clear();
    if (kind_ == RoomKind::home) {
        at_home();
    } else if (count_ == 0) {
        visiting();
    } else {
        at_own_place();
    }
}

/// Of two friends the second keeps beside the first.
Point PositionMaker::beside(Point p) const {
    return company_ == person_
               ? p
               : Point{p.x_m + static_cast<float>(settings_.venue.friends_m), p.y_m};
}

void PositionMaker::visiting() {
    if (kind_ == RoomKind::market || kind_ == RoomKind::shop || kind_ == RoomKind::leisure) {
        wander();
        return;
    }
    // A seat at a table, in a bus, in a waiting room: chosen on coming in, kept.
    const auto block =
        chance_.stream(seat_draw, core::pair_word(company_, day_), slot_word(minute(stay_.from)))
            .block(0);
    add(stay_.to, beside(spot(plan_, settings_.venue.off_walls_m, block[0], block[1])));
}

void PositionMaker::wander() {
    core::Stream stream =
        chance_.stream(wander_draw, core::pair_word(company_, day_), slot_word(minute(stay_.from)));
    for (TimePoint t = stay_.from; t < stay_.to;) {
        const double seconds = std::max(settings_.venue.wander_least_seconds,
                                        stream.exponential(60 * settings_.venue.wander_minutes));
        t += core::Milliseconds{static_cast<std::int64_t>(1000 * seconds)};
        const std::uint64_t a = stream();
        add(std::min(t, stay_.to), beside(spot(plan_, settings_.venue.off_walls_m, a, stream())));
    }
}

void PositionMaker::at_own_place() {
    switch (kind_) {
    case RoomKind::kindergarten:
        in_play_group();
        break;
    case RoomKind::classroom:
        with_break();
        break;
    case RoomKind::office:
        with_tea();
        break;
    case RoomKind::workshop:
        with_meal();
        break;
    case RoomKind::small_work:
    case RoomKind::field:
        in_a_team();
        break;
    default:
        add(stay_.to, own_seat());
    }
}

Point PositionMaker::own_seat() const {
    return seat_of(people_, settings_, plan_, stay_.room, rank_);
}

/// The full hour in which the stay began.
std::int64_t PositionMaker::hour_begun() const {
    return minute(stay_.from) / 60 * 60;
}

TimePoint PositionMaker::clock(std::int64_t minute_of_day) const {
    return core::start_of(day_) + std::chrono::minutes{minute_of_day};
}

std::int64_t PositionMaker::minute(TimePoint t) const {
    return std::chrono::floor<std::chrono::minutes>(t - core::start_of(day_)).count();
}

} // namespace truyvet::mobility
