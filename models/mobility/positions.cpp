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

/// A point of the floor, off the walls.
Point spot(const FloorPlan& plan, double off_walls_m, std::uint64_t a, std::uint64_t b) {
    const auto inside = [off = static_cast<float>(off_walls_m)](float length, std::uint64_t word) {
        return off + static_cast<float>(share(word)) * std::max(0.0F, length - 2 * off);
    };
    return {inside(plan.width_m, a), inside(plan.depth_m, b)};
}

std::int64_t whole(double minutes) {
    return static_cast<std::int64_t>(minutes);
}

Point around(Point centre, double from_middle_m, double turn) {
    const auto radius_m = static_cast<float>(from_middle_m);
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
        count_ = static_cast<std::uint32_t>(people.day_members(stay.room).size());
        rank_ = people.day_rank(person);
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

/// At small tables, the same mates all year.
void PositionMaker::in_play_group() {
    const std::uint32_t at_table = settings_.school.play_group;
    const std::uint32_t tables = (count_ + at_table - 1) / at_table;
    const auto columns = static_cast<std::uint32_t>(std::ceil(std::sqrt(tables)));
    const std::uint32_t rows = (tables + columns - 1) / columns;
    const std::uint32_t table = rank_ / at_table;
    const Point centre{
        (static_cast<float>(table % columns) + 0.5F) * plan_.width_m / static_cast<float>(columns),
        (static_cast<float>(table / columns) + 0.5F) * plan_.depth_m / static_cast<float>(rows)};
    add(stay_.to, around(centre, settings_.school.play_table_m,
                         static_cast<double>(rank_ % at_table) / at_table));
}

/// Lessons on the bench; half-way a break in the yard with two or three friends.
void PositionMaker::with_break() {
    const SchoolSettings& school = settings_.school;
    const Point seat = own_seat();
    const std::int64_t lesson_end = hour_begun() + whole(school.break_after_minutes);
    const std::int64_t break_end = lesson_end + whole(school.break_minutes);
    if (clock(break_end) >= stay_.to) {
        add(stay_.to, seat);
        return;
    }
    add(clock(lesson_end), seat);
    // Every other day only with the neighbour on the bench.
    const std::uint32_t group = day_.value % 2 == 0 ? school.break_group : 2;
    const auto yard_m = static_cast<float>(school.yard_m);
    const std::int64_t move = whole(school.break_move_minutes);
    for (std::int64_t m = lesson_end; m < break_end; m += move) {
        const auto block =
            chance_
                .stream(cluster_draw, core::pair_word(stay_.room, day_),
                        core::pair_word(rank_ / group, static_cast<std::uint32_t>(m)))
                .block(0);
        const Point centre =
            spot({yard_m, yard_m, 1}, settings_.venue.off_walls_m, block[0], block[1]);
        add(clock(std::min(m + move, break_end)),
            around(centre, school.break_circle_m, static_cast<double>(rank_ % group) / group));
    }
    add(stay_.to, seat);
}

/// At the desk; now and then tea with a colleague, another one each day.
void PositionMaker::with_tea() {
    const WorkSettings& work = settings_.work;
    const Point seat = own_seat();
    const std::int64_t from = hour_begun() + whole(work.tea_after_minutes);
    const std::int64_t to = from + whole(work.tea_minutes);
    const auto turn = (rank_ + static_cast<std::uint32_t>(day_.value)) % count_;
    const auto draw = chance_
                          .stream(cluster_draw, core::pair_word(stay_.room, day_),
                                  core::pair_word(turn / 2, static_cast<std::uint32_t>(from)))
                          .block(0);
    const bool alone = turn % 2 == 0 && turn + 1 == count_;
    if (!alone && share(draw[0]) < work.tea_share && clock(to) < stay_.to) {
        add(clock(from), seat);
        add(clock(to), around(spot(plan_, settings_.venue.off_walls_m, draw[1], draw[2]),
                              work.tea_circle_m, turn % 2 == 0 ? 0.0 : 0.5));
    }
    add(stay_.to, seat);
}

/// At the station; half-way a meal in the canteen, with whom chance puts at the table.
void PositionMaker::with_meal() {
    const WorkSettings& work = settings_.work;
    const Point seat = own_seat();
    const std::int64_t from = hour_begun() + whole(work.meal_after_minutes);
    const std::int64_t to = from + whole(work.meal_minutes);
    if (clock(to) >= stay_.to) {
        add(stay_.to, seat);
        return;
    }
    add(clock(from), seat);
    const auto tables =
        static_cast<std::uint32_t>(std::max(1.0, std::round((count_ - 1) / work.meal_mates)));
    const auto draw =
        chance_.stream(seat_draw, core::pair_word(person_, day_), slot_word(from)).block(0);
    const auto table = static_cast<std::uint32_t>(draw[0] % tables);
    constexpr std::uint32_t in_a_row = 3;
    const auto pitch_m = static_cast<float>(work.meal_table_pitch_m);
    const Point centre{pitch_m / 2 + pitch_m * static_cast<float>(table % in_a_row),
                       pitch_m / 2 + pitch_m * static_cast<float>(table / in_a_row)};
    add(clock(to), around(centre, work.meal_circle_m, share(draw[1])));
    add(stay_.to, seat);
}

/// Now at the same piece of work with the team, now at one's own.
void PositionMaker::in_a_team() {
    const WorkSettings& work = settings_.work;
    const std::int64_t slot_minutes = whole(work.team_slot_minutes);
    const double off_m = settings_.venue.off_walls_m;
    const double together =
        kind_ == RoomKind::field ? work.field_together : work.small_work_together;
    std::int64_t slot = minute(stay_.from) / slot_minutes;
    for (; clock(slot * slot_minutes) < stay_.to; ++slot) {
        const auto team =
            chance_.stream(cluster_draw, core::pair_word(stay_.room, day_), slot_word(slot))
                .block(0);
        const auto own =
            chance_.stream(slot_draw, core::pair_word(person_, day_), slot_word(slot)).block(0);
        add(clock((slot + 1) * slot_minutes),
            share(team[0]) < together
                ? around(spot(plan_, off_m, team[1], team[2]), work.team_circle_m,
                         static_cast<double>(rank_) / count_)
                : spot(plan_, off_m, own[0], own[1]));
    }
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
