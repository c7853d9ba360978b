// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/positions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace truyvet::mobility {
namespace {

using core::TimePoint;
using population::RoomKind;

constexpr core::Purpose wander_draw{"mobility.wander"};
constexpr core::Purpose seat_draw{"mobility.seat"};
constexpr core::Purpose slot_draw{"mobility.slot"};
constexpr core::Purpose cluster_draw{"mobility.cluster"};

double share(std::uint64_t word) {
    return static_cast<double>(word >> 11) * 0x1.0p-53;
}

/// A point of the floor, half a metre off the walls.
Point spot(const FloorPlan& plan, std::uint64_t a, std::uint64_t b) {
    const auto inside = [](float length, std::uint64_t word) {
        return 0.5F + static_cast<float>(share(word)) * std::max(0.0F, length - 1.0F);
    };
    return {inside(plan.width_m, a), inside(plan.depth_m, b)};
}

Point around(Point centre, float radius_m, double turn) {
    const auto angle = static_cast<float>(2 * std::numbers::pi * turn);
    return {centre.x_m + radius_m * std::cos(angle), centre.y_m + radius_m * std::sin(angle)};
}

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
        const auto members = people.day_members(stay.room);
        count_ = static_cast<std::uint32_t>(members.size());
        rank_ = static_cast<std::uint32_t>(std::find(members.begin(), members.end(), person) -
                                           members.begin());
    }
}

void PositionMaker::add(TimePoint to, Point p, std::uint8_t part) {
    const TimePoint from = out_.empty() ? stay_.from : out_.back().to;
    if (to > from) {
        out_.push_back({from, std::min(to, stay_.to), p.x_m, p.y_m, part, from});
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

/// Of two friends the second keeps 0.8 m beside the first: an arm's length (assumption).
Point PositionMaker::beside(Point p) const {
    return company_ == person_ ? p : Point{p.x_m + 0.8F, p.y_m};
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
    add(stay_.to, beside(spot(plan_, block[0], block[1])));
}

void PositionMaker::wander() {
    core::Stream stream =
        chance_.stream(wander_draw, core::pair_word(company_, day_), slot_word(minute(stay_.from)));
    for (TimePoint t = stay_.from; t < stay_.to;) {
        const double seconds = std::max(20.0, stream.exponential(60 * settings_.wander_minutes));
        t += core::Milliseconds{static_cast<std::int64_t>(1000 * seconds)};
        const std::uint64_t a = stream();
        add(std::min(t, stay_.to), beside(spot(plan_, a, stream())));
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
        add(stay_.to, seat_of(kind_, settings_, plan_, rank_, count_));
    }
}

/// Tables of four, the same mates all year.
void PositionMaker::in_play_group() {
    constexpr std::uint32_t at_table = 4;
    const std::uint32_t tables = (count_ + at_table - 1) / at_table;
    const auto columns = static_cast<std::uint32_t>(std::ceil(std::sqrt(tables)));
    const std::uint32_t rows = (tables + columns - 1) / columns;
    const std::uint32_t table = rank_ / at_table;
    const Point centre{
        (static_cast<float>(table % columns) + 0.5F) * plan_.width_m / static_cast<float>(columns),
        (static_cast<float>(table / columns) + 0.5F) * plan_.depth_m / static_cast<float>(rows)};
    add(stay_.to, around(centre, 0.45F, static_cast<double>(rank_ % at_table) / at_table));
}

/// Lessons on the bench; half-way a break in the yard with two or three friends.
void PositionMaker::with_break() {
    const Point seat = seat_of(kind_, settings_, plan_, rank_, count_);
    const std::int64_t lesson_end = minute(stay_.from) / 60 * 60 + 120;
    const std::int64_t break_end = lesson_end + settings_.break_minutes;
    if (clock(break_end) >= stay_.to) {
        add(stay_.to, seat);
        return;
    }
    add(clock(lesson_end), seat);
    constexpr std::int64_t move_minutes = 5;
    // Every other day only with the neighbour on the bench.
    const std::uint32_t group = day_.value % 2 == 0 ? settings_.break_group : 2;
    const auto yard_m = static_cast<float>(settings_.yard_m);
    for (std::int64_t m = lesson_end; m < break_end; m += move_minutes) {
        const auto block =
            chance_
                .stream(cluster_draw, core::pair_word(stay_.room, day_),
                        core::pair_word(rank_ / group, static_cast<std::uint32_t>(m)))
                .block(0);
        const Point centre = spot({yard_m, yard_m, 1}, block[0], block[1]);
        add(clock(std::min(m + move_minutes, break_end)),
            around(centre, 0.6F, static_cast<double>(rank_ % group) / group));
    }
    add(stay_.to, seat);
}

/// At the desk; now and then tea with a colleague, another one each day.
void PositionMaker::with_tea() {
    constexpr std::int64_t tea_minutes = 20;
    const Point seat = seat_of(kind_, settings_, plan_, rank_, count_);
    const std::int64_t from = minute(stay_.from) / 60 * 60 + 150;
    const auto turn = (rank_ + static_cast<std::uint32_t>(day_.value)) % count_;
    const auto draw = chance_
                          .stream(cluster_draw, core::pair_word(stay_.room, day_),
                                  core::pair_word(turn / 2, static_cast<std::uint32_t>(from)))
                          .block(0);
    const bool alone = turn % 2 == 0 && turn + 1 == count_;
    if (!alone && share(draw[0]) < settings_.tea_share && clock(from + tea_minutes) < stay_.to) {
        add(clock(from), seat);
        add(clock(from + tea_minutes),
            around(spot(plan_, draw[1], draw[2]), 0.4F, turn % 2 == 0 ? 0.0 : 0.5));
    }
    add(stay_.to, seat);
}

/// At the station; half-way a meal in the canteen, with whom chance puts at the table.
void PositionMaker::with_meal() {
    const Point seat = seat_of(kind_, settings_, plan_, rank_, count_);
    const std::int64_t from = minute(stay_.from) / 60 * 60 + 240;
    if (clock(from + settings_.meal_minutes) >= stay_.to) {
        add(stay_.to, seat);
        return;
    }
    add(clock(from), seat);
    const auto tables =
        static_cast<std::uint32_t>(std::max(1.0, std::round((count_ - 1) / settings_.meal_mates)));
    const auto draw =
        chance_.stream(seat_draw, core::pair_word(person_, day_), slot_word(from)).block(0);
    const auto table = static_cast<std::uint32_t>(draw[0] % tables);
    // Tables 2.6 m apart, three in a row: next tables are out of arm's reach.
    const Point centre{1.3F + 2.6F * static_cast<float>(table % 3),
                       1.3F + 2.6F * static_cast<float>(table / 3)};
    add(clock(from + settings_.meal_minutes), around(centre, 0.6F, share(draw[1])));
    add(stay_.to, seat);
}

/// Now at the same piece of work with the team, now at one's own.
void PositionMaker::in_a_team() {
    constexpr std::int64_t slot_minutes = 30;
    const double together =
        kind_ == RoomKind::field ? settings_.field_together : settings_.small_work_together;
    std::int64_t slot = minute(stay_.from) / slot_minutes;
    for (; clock(slot * slot_minutes) < stay_.to; ++slot) {
        const auto team =
            chance_.stream(cluster_draw, core::pair_word(stay_.room, day_), slot_word(slot))
                .block(0);
        const auto own =
            chance_.stream(slot_draw, core::pair_word(person_, day_), slot_word(slot)).block(0);
        const Point p = share(team[0]) < together ? around(spot(plan_, team[1], team[2]), 0.8F,
                                                           static_cast<double>(rank_) / count_)
                                                  : spot(plan_, own[0], own[1]);
        add(clock((slot + 1) * slot_minutes), p);
    }
}

TimePoint PositionMaker::clock(std::int64_t minute_of_day) const {
    return core::start_of(day_) + std::chrono::minutes{minute_of_day};
}

std::int64_t PositionMaker::minute(TimePoint t) const {
    return std::chrono::floor<std::chrono::minutes>(t - core::start_of(day_)).count();
}

} // namespace truyvet::mobility
