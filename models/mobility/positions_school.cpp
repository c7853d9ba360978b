// SPDX-License-Identifier: GPL-2.0-only
// At school: the table of the kindergarten, the bench, the break in the yard.
#include "models/mobility/points.hpp"
#include "models/mobility/positions.hpp"

namespace truyvet::mobility {
namespace {

constexpr core::Purpose cluster_draw{"mobility.cluster"};

} // namespace

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
            around(centre, school.break_circle_m, static_cast<double>(rank_ % group) / group), 0,
            true);
    }
    add(stay_.to, seat);
}

} // namespace truyvet::mobility
