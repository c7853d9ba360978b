// SPDX-License-Identifier: GPL-2.0-only
// At work: the desk, the line, the team.
#include "models/core/random_bits.hpp"
#include "models/mobility/points.hpp"
#include "models/mobility/positions.hpp"

namespace truyvet::mobility {
namespace {

using population::RoomKind;

constexpr core::Purpose seat_draw{"mobility.seat"};
constexpr core::Purpose slot_draw{"mobility.slot"};
constexpr core::Purpose cluster_draw{"mobility.cluster"};

} // namespace

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
    if (!alone && core::uniform53(draw[0]) < work.tea_share && clock(to) < stay_.to) {
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
    add(clock(to), around(centre, work.meal_circle_m, core::uniform53(draw[1])));
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
            core::uniform53(team[0]) < together
                ? around(spot(plan_, off_m, team[1], team[2]), work.team_circle_m,
                         static_cast<double>(rank_) / count_)
                : spot(plan_, off_m, own[0], own[1]));
    }
}

} // namespace truyvet::mobility
