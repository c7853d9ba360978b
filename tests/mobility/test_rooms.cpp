// SPDX-License-Identifier: GPL-2.0-only
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::mobility;
using population::RoomKind;

TEST_CASE("Positions cover each stay") {
    const SmallWorld world(2000);
    std::vector<Stay> stays;
    std::vector<Position> positions;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        world.mobility.stays(PersonId{i}, world.monday, stays);
        for (const Stay& s : stays) {
            if (!s.room.exists()) {
                continue;
            }
            world.mobility.positions(PersonId{i}, s, positions);
            REQUIRE(!positions.empty());
            REQUIRE(positions.front().from == s.from);
            REQUIRE(positions.back().to == s.to);
            for (std::size_t k = 0; k < positions.size(); ++k) {
                REQUIRE(positions[k].from < positions[k].to);
                REQUIRE((k == 0 || positions[k - 1].to == positions[k].from));
                REQUIRE(std::isfinite(positions[k].x_m));
                REQUIRE(std::isfinite(positions[k].y_m));
            }
        }
    }
}

TEST_CASE("Each member of a class or workshop has a place within the room, no two the same") {
    const SmallWorld world(20000);
    const MobilitySettings settings;
    for (std::uint32_t r = world.people.households(); r < world.people.rooms(); ++r) {
        const RoomKind kind = world.people.kind(RoomId{r});
        if (kind != RoomKind::classroom && kind != RoomKind::workshop && kind != RoomKind::office) {
            continue;
        }
        const FloorPlan plan = world.mobility.plan(RoomId{r});
        const auto n = static_cast<std::uint32_t>(world.people.day_members(RoomId{r}).size());
        std::vector<Point> seats;
        for (std::uint32_t i = 0; i < n; ++i) {
            const Point p = seat_of(world.people, settings, plan, RoomId{r}, i);
            REQUIRE(p.x_m > 0);
            REQUIRE(p.x_m < plan.width_m);
            REQUIRE(p.y_m > 0);
            REQUIRE(p.y_m < plan.depth_m);
            for (const Point& q : seats) {
                REQUIRE(std::hypot(p.x_m - q.x_m, p.y_m - q.y_m) > 0.4F);
            }
            seats.push_back(p);
        }
    }
}

TEST_CASE("At the board stands the teacher, never a pupil or student") {
    const SmallWorld world(20000);
    const MobilitySettings settings;
    double pupils = 0;
    double teachers = 0;
    for (std::uint32_t r = world.people.households(); r < world.people.rooms(); ++r) {
        const RoomKind kind = world.people.kind(RoomId{r});
        if (kind != RoomKind::classroom && kind != RoomKind::lecture) {
            continue;
        }
        const FloorPlan plan = world.mobility.plan(RoomId{r});
        const auto members = world.people.day_members(RoomId{r});
        for (std::uint32_t i = 0; i < members.size(); ++i) {
            const bool teaches = world.people.role(members[i]) == population::Role::teacher;
            const Point seat = seat_of(world.people, settings, plan, RoomId{r}, i);
            const bool at_board = seat.y_m == static_cast<float>(settings.school.teacher_m);
            REQUIRE(at_board == teaches);
            (teaches ? teachers : pupils) += 1;
        }
    }
    CHECK(pupils > 1000);
    CHECK(teachers > 30);
}
