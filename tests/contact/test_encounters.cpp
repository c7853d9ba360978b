// SPDX-License-Identifier: GPL-2.0-only
#include "models/contact/encounters.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <tuple>

using namespace truyvet;
using namespace truyvet::contact;
using mobility::SmallWorld;

namespace {

/// Two people at one spot of time: (smaller, larger, since, until) -> (distance, walls, dwell).
using Key = std::tuple<PersonId, PersonId, TimePoint, TimePoint>;
using Value = std::tuple<float, int, std::uint64_t>;
using All = std::multimap<Key, Value>;

/// Every meeting of a day from everybody's days and positions, room by room, with no use of
/// Mobility::occupants nor of EncounterFinder.
All eager(const SmallWorld& world, core::LocalDay day) {
    struct Here {
        PersonId person;
        mobility::Position position;
    };
    std::map<RoomId, std::vector<Here>> rooms;
    std::vector<mobility::Stay> stays;
    std::vector<mobility::Position> positions;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        world.mobility.stays(PersonId{i}, day, stays);
        for (const mobility::Stay& s : stays) {
            if (s.room.exists()) {
                world.mobility.positions(PersonId{i}, s, positions);
                for (const mobility::Position& p : positions) {
                    rooms[s.room].push_back({PersonId{i}, p});
                }
            }
        }
    }
    All all;
    for (const auto& [room, here] : rooms) {
        for (std::size_t i = 0; i < here.size(); ++i) {
            for (std::size_t j = i + 1; j < here.size(); ++j) {
                const auto& a = here[i];
                const auto& b = here[j];
                const TimePoint from = std::max(a.position.from, b.position.from);
                const TimePoint to = std::min(a.position.to, b.position.to);
                if (a.person != b.person && from < to) {
                    const float d = std::hypot(a.position.x_m - b.position.x_m,
                                               a.position.y_m - b.position.y_m);
                    all.insert({{a.person, b.person, from, to},
                                {d,
                                 std::abs(a.position.part - b.position.part) +
                                     (a.position.outdoors != b.position.outdoors ? 1 : 0),
                                 0}});
                }
            }
        }
    }
    return all;
}

All lazy(const SmallWorld& world, core::LocalDay day, bool from_the_larger) {
    EncounterFinder finder(world.mobility, {.through_walls = false});
    Encounters encounters;
    All all;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        finder.find(PersonId{i}, core::start_of(day), core::start_of(day + 1), encounters);
        for (const Encounter& e : encounters.all()) {
            const PersonId a = std::min(PersonId{i}, e.other);
            const PersonId b = std::max(PersonId{i}, e.other);
            if ((b == PersonId{i}) == from_the_larger) {
                for (const Proximity& p : encounters.segments(e)) {
                    all.insert({{a, b, p.from, p.to}, {p.distance_m, p.walls, p.dwell}});
                }
            }
        }
    }
    return all;
}

} // namespace

TEST_CASE("Lazy encounters equal the eager ones, to the last second") {
    const SmallWorld world(2000);
    for (const core::LocalDay day : {world.monday, world.saturday}) {
        All found = lazy(world, day, false);
        for (auto& [key, value] : found) {
            std::get<2>(value) = 0; // the eager side has no names for dwells
        }
        REQUIRE(found == eager(world, day));
    }
}

TEST_CASE("An encounter is the same from either side, its dwell too") {
    const SmallWorld world(2000);
    CHECK(lazy(world, world.monday, false) == lazy(world, world.monday, true));
}

TEST_CASE("A window cuts encounters and changes nothing else") {
    const SmallWorld world(2000);
    EncounterFinder finder(world.mobility, {});
    Encounters whole;
    Encounters part;
    const TimePoint from = core::start_of(world.monday);
    const TimePoint nine = from + std::chrono::hours{9};
    for (std::uint32_t i = 0; i < 200; ++i) {
        finder.find(PersonId{i}, from, from + std::chrono::hours{48}, whole);
        finder.find(PersonId{i}, nine, nine + std::chrono::hours{24}, part);
        std::multimap<TimePoint, std::uint64_t> expected;
        std::multimap<TimePoint, std::uint64_t> got;
        for (const Encounter& e : whole.all()) {
            for (const Proximity& p : whole.segments(e)) {
                const TimePoint a = std::max(p.from, nine);
                if (a < std::min(p.to, nine + std::chrono::hours{24})) {
                    expected.insert({a, p.dwell});
                }
            }
        }
        for (const Encounter& e : part.all()) {
            for (const Proximity& p : part.segments(e)) {
                got.insert({p.from, p.dwell});
            }
        }
        REQUIRE(got == expected);
    }
}

TEST_CASE("Through walls: neighbours are flagged, and from both sides") {
    const SmallWorld world(20000);
    EncounterFinder finder(world.mobility, {});
    Encounters mine;
    Encounters theirs;
    const TimePoint from = core::start_of(world.monday);
    const TimePoint to = core::start_of(world.monday + 1);
    int seen = 0;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const PersonId p{i * 61};
        finder.find(p, from, to, mine);
        for (const Encounter& e : mine.all()) {
            const Proximity first = mine.segments(e).front();
            if (e.setting == core::Setting::home || first.walls == 0) {
                continue;
            }
            finder.find(e.other, from, to, theirs);
            bool back = false;
            for (const Encounter& f : theirs.all()) {
                for (const Proximity& q : theirs.segments(f)) {
                    back = back || (f.other == p && q.from == first.from &&
                                    std::abs(q.distance_m - first.distance_m) < 1e-4F &&
                                    q.walls == first.walls && q.dwell == first.dwell);
                }
            }
            REQUIRE(back);
            if (++seen > 200) {
                return;
            }
        }
    }
    CHECK(seen > 0);
}

TEST_CASE("Classmates spend the break outdoors, without a wall between them") {
    const SmallWorld world(2000);
    EncounterFinder finder(world.mobility, {});
    Encounters mine;
    int outdoors = 0;
    int indoors = 0;
    for (std::uint32_t i = 0; i < world.people.people(); ++i) {
        const RoomId room = world.people.day_room(PersonId{i});
        if (!room.exists() || world.people.kind(room) != mobility::RoomKind::classroom) {
            continue;
        }
        finder.find(PersonId{i}, core::start_of(world.monday), core::start_of(world.monday + 1),
                    mine);
        for (const Encounter& e : mine.all()) {
            if (e.room != room || world.people.day_room(e.other) != room) {
                continue;
            }
            for (const Proximity& p : mine.segments(e)) {
                outdoors += p.outdoors ? 1 : 0;
                indoors += p.outdoors ? 0 : 1;
                REQUIRE((!p.outdoors || p.walls == 0));
                REQUIRE((!p.outdoors || p.to - p.from <= std::chrono::minutes{5}));
            }
        }
    }
    CHECK(outdoors > 1000);
    CHECK(indoors > 1000);
}
