// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/event_queue.hpp"

#include "models/core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace truyvet;

namespace {

enum class Kind : std::uint8_t { first, second, third };
using Queue = engine::EventQueue<Kind>;
using Event = engine::Event<Kind>;

core::TimePoint at(std::int64_t ms) {
    return core::TimePoint{core::Milliseconds{ms}};
}

} // namespace

TEST_CASE("Events come out in time order, ties by kind, case and person, however they came in") {
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < 300; ++i) {
        events.push_back({at(i % 7), static_cast<Kind>(i % 3), i % 5, i % 2});
    }
    std::vector<Event> sorted = events;
    std::sort(sorted.begin(), sorted.end());
    auto draw = core::Randomness(1, 0).stream(core::Purpose{"test.shuffle"});
    for (int round = 0; round < 5; ++round) {
        std::shuffle(events.begin(), events.end(), draw);
        Queue queue;
        for (const Event& e : events) {
            queue.push(e);
        }
        for (const Event& expected : sorted) {
            CHECK(queue.pop() == expected);
        }
        CHECK(queue.empty());
    }
}

TEST_CASE("The clock never goes back") {
    Queue queue;
    queue.push({at(5), Kind::first});
    queue.pop();
    CHECK(queue.now() == at(5));
    queue.push({at(5), Kind::second});
    CHECK_THROWS_AS(queue.push({at(4), Kind::first}), std::logic_error);
}
