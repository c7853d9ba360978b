// SPDX-License-Identifier: GPL-2.0-only
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::mobility;
using population::RoomKind;

TEST_CASE("Postures cover each stay") {
    const SmallWorld world(2000);
    std::vector<Stay> stays;
    std::vector<Posture> postures;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        world.mobility.stays(PersonId{i}, world.monday, stays);
        for (const Stay& s : stays) {
            if (!s.room.exists()) {
                continue;
            }
            world.mobility.postures(PersonId{i}, s, postures);
            REQUIRE(!postures.empty());
            REQUIRE(postures.front().from == s.from);
            REQUIRE(postures.back().to == s.to);
            for (std::size_t k = 0; k < postures.size(); ++k) {
                REQUIRE(postures[k].from < postures[k].to);
                REQUIRE((k == 0 || postures[k - 1].to == postures[k].from));
                REQUIRE(std::isfinite(postures[k].x_m));
                REQUIRE(std::isfinite(postures[k].y_m));
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
        const Shape shape = world.mobility.shape(RoomId{r});
        const auto n = static_cast<std::uint32_t>(world.people.day_members(RoomId{r}).size());
        std::vector<Point> seats;
        for (std::uint32_t i = 0; i < n; ++i) {
            const Point p = seat_of(kind, settings, shape, i, n);
            REQUIRE(p.x_m > 0);
            REQUIRE(p.x_m < shape.width_m);
            REQUIRE(p.y_m > 0);
            REQUIRE(p.y_m < shape.depth_m);
            for (const Point& q : seats) {
                REQUIRE(std::hypot(p.x_m - q.x_m, p.y_m - q.y_m) > 0.4F);
            }
            seats.push_back(p);
        }
    }
}
