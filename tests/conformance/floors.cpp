// SPDX-License-Identifier: GPL-2.0-only
// How large rooms are, and where the seats in them stand.
#include "tests/conformance/one_room.hpp"
#include "tests/conformance/outcomes.hpp"

#include <functional>

namespace truyvet::conformance {
namespace {

using mobility::FloorPlan;
using mobility::MobilitySettings;
using mobility::Point;
using population::RoomKind;
using Base = std::function<void(MobilitySettings&)>;

scenario::Settings with(const Base& base) {
    scenario::Settings s;
    if (base) {
        base(s.mobility);
    }
    return s;
}

/// `measure(floor)` of a room with so many people.
Outcome floor(const char* name, RoomKind kind, std::uint32_t people,
              double (*measure)(const FloorPlan&)) {
    return {name, [=](const Moved& moved) {
                const OneRoom one(kind, people);
                return exactly(measure(
                    mobility::floor_plan(one.people(), moved.over({}).mobility, one.room())));
            }};
}

double area(const FloorPlan& plan) {
    return double{plan.width_m} * plan.depth_m;
}

/// `measure(floor, seat of each)` of a room with so many people.
struct Seated {
    FloorPlan plan;
    std::vector<Point> seats; ///< and, at a class's end, the teacher's
};
Outcome seats(const char* name, RoomKind kind, std::uint32_t people,
              double (*measure)(const Seated&), Base base = {}) {
    return {name, [=](const Moved& moved) {
                const OneRoom one(kind, people);
                const MobilitySettings s = moved.over(with(base)).mobility;
                Seated all{mobility::floor_plan(one.people(), s, one.room()), {}};
                for (std::uint32_t rank = 0; rank <= people; ++rank) {
                    all.seats.push_back(
                        mobility::seat_of(one.people(), s, all.plan, one.room(), rank));
                }
                return exactly(measure(all));
            }};
}

template <std::size_t A, std::size_t B>
double across(const Seated& s) {
    return std::abs(s.seats[A].x_m - s.seats[B].x_m);
}
template <std::size_t A, std::size_t B>
double along(const Seated& s) {
    return std::abs(s.seats[A].y_m - s.seats[B].y_m);
}

/// Two on each.
double benches_in_first_row(const Seated& s) {
    const auto pupils = s.seats.end() - 1;
    return static_cast<double>(std::count_if(
               s.seats.begin(), pupils, [&](const Point& p) { return p.y_m == s.seats[0].y_m; })) /
           2;
}

std::vector<Outcome> floors() {
    const auto length_to_width = [](const FloorPlan& p) { return double{p.width_m} / p.depth_m; };
    const auto width = [](const FloorPlan& p) { return double{std::min(p.width_m, p.depth_m)}; };
    return {floor("floor of a class of one", RoomKind::classroom, 1, area),
            floor("floor of a class of a hundred", RoomKind::classroom, 100, area),
            floor("floor of an office of one", RoomKind::office, 1, area),
            floor("floor of an office of a hundred", RoomKind::office, 100, area),
            floor("floor of a small business of one", RoomKind::small_work, 1, area),
            floor("floor of a small business of a hundred", RoomKind::small_work, 100, area),
            floor("floor of a factory line", RoomKind::workshop, 20, area),
            floor("field of a team", RoomKind::field, 4, area),
            floor("yard of a boarding house", RoomKind::yard, 1, area),
            floor("length of that yard against its width", RoomKind::yard, 1, length_to_width),
            floor("floor of a market", RoomKind::market, 1, area),
            floor("width of a bus", RoomKind::bus, 1, width)};
}

std::vector<Outcome> benches() {
    return {
        seats("metres between bench mates", RoomKind::classroom, 12, across<0, 1>),
        seats("metres from the board to the first row", RoomKind::classroom, 12,
              [](const Seated& s) { return double{s.seats[0].y_m}; }),
        seats("metres from row to row of benches", RoomKind::classroom, 12, along<0, 6>),
        seats(
            "metres from the last row to the wall", RoomKind::classroom, 12,
            [](const Seated& s) { return double{s.plan.depth_m} - s.seats[6].y_m; },
            [](MobilitySettings& m) { m.school.row_pitch_m = 100; }),
        seats("benches in the first row", RoomKind::classroom, 40, benches_in_first_row),
        seats("metres from the board to the teacher", RoomKind::classroom, 12,
              [](const Seated& s) { return double{s.seats.back().y_m}; }),
    };
}

std::vector<Outcome> desks() {
    return {
        seats("metres from pair to pair of desks", RoomKind::office, 40, across<0, 2>),
        seats("metres across two desks", RoomKind::office, 40, along<0, 1>),
        seats("metres from row to row of desks", RoomKind::office, 40, along<0, 2>,
              [](MobilitySettings& m) { m.work.desk_pitch_m = 100; }),
        seats("metres from station to station", RoomKind::workshop, 10, across<0, 1>),
        seats("metres across a line", RoomKind::workshop, 10, along<0, 5>),
        seats("metres from stall to stall", RoomKind::market, 4, across<0, 1>),
        seats("metres from row to row of stalls", RoomKind::market, 4, along<0, 1>,
              [](MobilitySettings& m) { m.work.stall_pitch_m = 1000; }),
    };
}

} // namespace

std::vector<Outcome> floor_outcomes() {
    std::vector<Outcome> all = floors();
    for (const auto& more : {benches(), desks()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::conformance
