// SPDX-License-Identifier: GPL-2.0-only
// The simulator computes what a case touches, seen from the F0. Here everybody's whole day is
// computed from the receivers' side, and the two must agree to the last sighting.
#include "models/contact/encounters.hpp"
#include "models/radio/link_tier.hpp"
#include "tests/mobility/small_world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace truyvet;
using core::PersonId;
using mobility::SmallWorld;

namespace {

/// Receiver, sender, time, RSSI.
using Row = std::tuple<std::uint32_t, std::uint32_t, core::TimePoint, int>;

struct Air {
    const core::Randomness& chance;
    radio::LinkTier tier{radio::protocol_named("bluezone-2020-07"), radio::RadioSettings{}};
    std::vector<radio::Phone> phones{};

    Air(const core::Randomness& c, std::uint32_t people) : chance(c) {
        for (std::uint32_t i = 0; i < people; ++i) {
            phones.push_back(radio::draw_phone({}, chance, PersonId{i}));
        }
    }

    void hear(PersonId receiver, PersonId sender, const contact::Encounters& encounters,
              const contact::Encounter& e, std::vector<Row>& rows) const {
        std::vector<radio::Sighting> heard;
        tier.hear(
            chance,
            {receiver, phones[receiver.value], sender, phones[sender.value], e.environment, 0},
            encounters.segments(e), heard);
        for (const radio::Sighting& s : heard) {
            rows.emplace_back(receiver.value, sender.value, s.time, s.rssi_dbm);
        }
    }
};

/// Every phone's rows of the day, room after room it was in.
std::vector<Row> eager(const SmallWorld& world, const Air& air, core::LocalDay day) {
    std::vector<Row> rows;
    contact::EncounterFinder finder(world.mobility, {});
    contact::Encounters met;
    for (std::uint32_t receiver = 0; receiver < world.people.people(); ++receiver) {
        finder.find(PersonId{receiver}, core::start_of(day), core::start_of(day + 1), met);
        for (const contact::Encounter& e : met.all()) {
            air.hear(PersonId{receiver}, e.other, met, e, rows);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// The rows of one sender's identifiers alone, as a case computes them.
std::vector<Row> lazy(const SmallWorld& world, const Air& air, core::LocalDay day, PersonId f0) {
    std::vector<Row> rows;
    contact::EncounterFinder finder(world.mobility, {});
    contact::Encounters met;
    finder.find(f0, core::start_of(day), core::start_of(day + 1), met);
    for (const contact::Encounter& e : met.all()) {
        air.hear(e.other, f0, met, e, rows);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<Row> of_sender(const std::vector<Row>& rows, PersonId sender) {
    std::vector<Row> own;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
                 [&](const Row& r) { return std::get<1>(r) == sender.value; });
    return own;
}

std::string first_difference(const std::vector<Row>& a, const std::vector<Row>& b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto text = [](auto it, auto end) {
        return it == end ? std::string("nothing")
                         : std::to_string(std::get<0>(*it)) + " at " +
                               std::to_string(std::get<2>(*it).time_since_epoch().count()) + " " +
                               std::to_string(std::get<3>(*it)) + " dBm";
    };
    return text(x, a.end()) + " against " + text(y, b.end());
}

} // namespace

TEST_CASE("Lazy equals eager to the last sighting") {
    const SmallWorld world(2000);
    const Air air(world.chance, world.people.people());
    const core::LocalDay day = core::local_day(std::chrono::year{2021} / 5 / 12);
    const std::vector<Row> everything = eager(world, air, day);
    CHECK(everything.size() > 10000);
    std::size_t compared = 0;
    for (std::uint32_t f0 = 0; f0 < world.people.people(); f0 += 7) {
        const auto expected = of_sender(everything, PersonId{f0});
        const auto found = lazy(world, air, day, PersonId{f0});
        INFO("person " << f0 << ": " << first_difference(found, expected));
        REQUIRE((found == expected)); // not printed in full: thousands of rows
        compared += expected.size();
    }
    CHECK(compared > 1000);

    // The planted fault: phones of another replicate must be noticed.
    const core::Randomness other(world.chance.seed(), world.chance.replicate() + 1);
    const Air wrong(other, world.people.people());
    std::size_t differ = 0;
    for (std::uint32_t f0 = 0; f0 < world.people.people(); f0 += 97) {
        differ += lazy(world, wrong, day, PersonId{f0}) != of_sender(everything, PersonId{f0});
    }
    CHECK(differ > 5);
}
