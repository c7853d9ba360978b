// SPDX-License-Identifier: GPL-2.0-only
// The simulator computes what a case touches, seen from the F0. Here everything is computed by
// plain code of its own: everybody's stays of the day sorted into rooms, every pair of every room
// and of the rooms beside it, positions compared each second. The two must agree to the last
// sighting, with a crowd on the air.
#include "models/tracing/link_hearing.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <vector>

using namespace truyvet;
using core::PersonId;
using core::TimePoint;
using mobility::Position;
using mobility::SmallWorld;
using mobility::Stay;

namespace {

/// Receiver, time, RSSI.
using Row = std::tuple<std::uint32_t, TimePoint, int>;

/// What the plain code may get wrong, to see that it is noticed.
struct Faults {
    core::Milliseconds late{}; ///< everybody's positions are so much behind
    double crowd = 1;          ///< the crowd counts so many times
    bool through_walls = true;
};

/// A morning in a small world where two of three run the app.
struct Morning {
    SmallWorld world{700};
    TimePoint from = core::start_of(world.monday) + std::chrono::hours{6};
    TimePoint to = from + std::chrono::hours{5};
    radio::LinkTier tier{radio::protocol_named("bluezone-2020-07"), radio::RadioSettings{}};
    std::vector<radio::Phone> phones{};

    Morning() {
        for (std::uint32_t i = 0; i < people(); ++i) {
            phones.push_back(radio::draw_phone({}, world.chance, PersonId{i}));
        }
    }
    [[nodiscard]] std::uint32_t people() const { return world.people.people(); }
    [[nodiscard]] static bool active(PersonId person) { return person.value % 3 != 0; }
    [[nodiscard]] const radio::Phone& phone(PersonId person) const { return phones[person.value]; }
};

/// As a case computes it.
std::vector<Row> lazy(const Morning& m, PersonId f0) {
    contact::EncounterFinder finder(m.world.mobility, {});
    epidemic::IndexCase course;
    course.person = f0;
    course.isolation = m.to;
    const auto file = tracing::investigate(0, course, m.from, m.world.mobility, {}, finder);
    tracing::PhonesHere here{m.phone(f0), {}};
    for (std::size_t i = 0; i < file.candidates.size(); ++i) {
        if (Morning::active(file.candidates[i].person)) {
            here.contacts.push_back({i, m.phone(file.candidates[i].person)});
        }
    }
    tracing::HeardRows heard;
    tracing::LinkHearing(m.tier).hear({m.world.chance, file, m.world.mobility, here}, heard);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < here.contacts.size(); ++i) {
        for (const radio::Sighting& s : heard.of(i)) {
            rows.emplace_back(file.candidates[here.contacts[i].candidate].person.value, s.time,
                              s.rssi_dbm);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// Somebody in a room.
struct Visitor {
    PersonId person;
    Stay stay;
    std::vector<Position> positions;
};

/// Where the visitor is at an instant; nothing if elsewhere.
const Position* at(const Visitor& v, TimePoint t) {
    if (t < v.stay.from || t >= v.stay.to) {
        return nullptr;
    }
    const auto it = std::find_if(v.positions.begin(), v.positions.end(),
                                 [&](const Position& p) { return p.from <= t && t < p.to; });
    return it == v.positions.end() ? nullptr : &*it;
}

/// Everything, by plain code.
class Eager {
  public:
    Eager(const Morning& morning, const Faults& faults) : m_(morning), faults_(faults) {
        std::vector<Stay> day;
        for (std::uint32_t i = 0; i < m_.people(); ++i) {
            m_.world.mobility.stays(PersonId{i}, m_.world.monday, day);
            for (const Stay& stay : day) {
                if (stay.room.exists() && stay.from < m_.to && stay.to > m_.from) {
                    visit(PersonId{i}, stay);
                }
            }
        }
    }

    /// Every row of the sender's in all phones.
    [[nodiscard]] std::vector<Row> rows_of(PersonId sender) const {
        std::vector<Row> rows;
        std::vector<mobility::Neighbour> beside;
        for (const auto& [room, visitors] : rooms_) {
            m_.world.mobility.neighbours(room, beside);
            for (const Visitor& v : visitors) {
                if (v.person != sender) {
                    continue;
                }
                hear_room(v, {room, 0}, rows);
                for (const mobility::Neighbour& n : beside) {
                    if (faults_.through_walls) {
                        hear_room(v, n, rows);
                    }
                }
            }
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }

  private:
    void visit(PersonId person, const Stay& stay) {
        Visitor v{person, stay, {}};
        m_.world.mobility.positions(person, stay, v.positions);
        for (Position& p : v.positions) {
            p.from += faults_.late;
            p.to += faults_.late;
        }
        rooms_[stay.room].push_back(std::move(v));
    }

    void hear_room(const Visitor& sender, mobility::Neighbour room, std::vector<Row>& rows) const {
        const auto there = rooms_.find(room.room);
        if (there == rooms_.end()) {
            return;
        }
        for (const Visitor& receiver : there->second) {
            if (receiver.person != sender.person && Morning::active(receiver.person)) {
                hear_pair(sender, receiver, room, rows);
            }
        }
    }

    void hear_pair(const Visitor& sender, const Visitor& receiver, mobility::Neighbour room,
                   std::vector<Row>& rows) const {
        const auto near = compared(sender, receiver, room.offset_m);
        if (near.empty()) {
            return;
        }
        const core::RoomId first = std::min(sender.stay.room, room.room);
        std::vector<radio::Sighting> heard;
        m_.tier.hear(m_.world.chance,
                     {receiver.person, m_.phone(receiver.person), sender.person,
                      m_.phone(sender.person), m_.world.mobility.environment(first),
                      faults_.crowd * crowd(sender, receiver.person)},
                     near, heard);
        for (const radio::Sighting& s : heard) {
            rows.emplace_back(receiver.person.value, s.time, s.rssi_dbm);
        }
    }

    /// The two, second by second; milliseconds where somebody moved within one.
    [[nodiscard]] std::vector<core::Proximity> compared(const Visitor& a, const Visitor& b,
                                                        float offset_m) const {
        std::vector<core::Proximity> near;
        const bool same_room = a.stay.room == b.stay.room;
        const Position* last_a = nullptr;
        const Position* last_b = nullptr;
        bool last_near = false; // of these two positions
        const auto look = [&](TimePoint t, core::Milliseconds step) {
            const Position* mine = at(a, t);
            const Position* theirs = at(b, t);
            if (mine != nullptr && theirs != nullptr) {
                if (mine != last_a || theirs != last_b) {
                    const auto p = proximity(a, *mine, b, *theirs, offset_m);
                    last_near = same_room || p.distance_m <= 8;
                    if (last_near) {
                        near.push_back(p);
                        near.back().from = t;
                    }
                }
                if (last_near) {
                    near.back().to = t + step;
                }
            }
            last_a = mine;
            last_b = theirs;
        };
        const std::chrono::seconds second{1};
        for (TimePoint t = m_.from; t < m_.to; t += second) {
            const TimePoint next = t + second - core::Milliseconds{1};
            if (at(a, t) == at(a, next) && at(b, t) == at(b, next)) {
                look(t, second);
            } else {
                for (TimePoint ms = t; ms <= next; ++ms) {
                    look(ms, core::Milliseconds{1});
                }
            }
        }
        return near;
    }

    static core::Proximity proximity(const Visitor& a, const Position& mine, const Visitor& b,
                                     const Position& theirs, float offset_m) {
        const bool same_room = a.stay.room == b.stay.room;
        core::Proximity p;
        p.distance_m = std::hypot(theirs.x_m + offset_m - mine.x_m, theirs.y_m - mine.y_m);
        p.walls = static_cast<std::uint8_t>(std::abs(mine.part - theirs.part) + !same_room +
                                            (mine.outdoors != theirs.outdoors));
        p.outdoors = mine.outdoors && theirs.outdoors;
        p.dwell = contact::dwell_name(a.person, b.person, std::max(mine.since, theirs.since));
        return p;
    }

    /// Phones sending in the sender's room beside the two, on the mean over its stay.
    [[nodiscard]] double crowd(const Visitor& sender, PersonId receiver) const {
        const TimePoint from = std::max(sender.stay.from, m_.from);
        const TimePoint to = std::min(sender.stay.to, m_.to);
        double seconds = 0;
        for (const Visitor& v : rooms_.at(sender.stay.room)) {
            const bool sends = Morning::active(v.person) && m_.phone(v.person).advertises;
            if (sends && v.person != sender.person && v.person != receiver) {
                seconds += in_the_same_part(sender, v, from, to);
            }
        }
        return seconds / core::seconds(to - from);
    }

    static double in_the_same_part(const Visitor& a, const Visitor& b, TimePoint from,
                                   TimePoint to) {
        core::Milliseconds together{};
        for (const Position& mine : a.positions) {
            for (const Position& theirs : b.positions) {
                const TimePoint begin = std::max({from, mine.from, theirs.from});
                const TimePoint end = std::min({to, mine.to, theirs.to});
                if (mine.part == theirs.part && mine.outdoors == theirs.outdoors && begin < end) {
                    together += end - begin;
                }
            }
        }
        return core::seconds(together);
    }

    const Morning& m_;
    Faults faults_;
    std::map<core::RoomId, std::vector<Visitor>> rooms_;
};

/// How many of the people asked about have other rows the one way than the other.
std::size_t differing(const Morning& m, const Faults& faults, std::uint32_t step,
                      std::size_t& compared) {
    const Eager everything(m, faults);
    std::size_t differ = 0;
    for (std::uint32_t f0 = 0; f0 < m.people(); f0 += step) {
        const auto expected = everything.rows_of(PersonId{f0});
        differ += lazy(m, PersonId{f0}) != expected ? 1 : 0;
        compared += expected.size();
    }
    return differ;
}

} // namespace

TEST_CASE("Lazy equals eager to the last sighting, in a crowd") {
    const Morning m;
    std::size_t compared = 0;
    CHECK(differing(m, {}, 7, compared) == 0);
    CHECK(compared > 1000);
}

TEST_CASE("Planted in the plain code: late by a second, a crowd too large, no walls") {
    const Morning m;
    std::size_t compared = 0;
    CHECK(differing(m, {.late = std::chrono::seconds{1}}, 21, compared) > 0);
    CHECK(differing(m, {.crowd = 3}, 21, compared) > 0);
    CHECK(differing(m, {.through_walls = false}, 21, compared) > 0);
}
