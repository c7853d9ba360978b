// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/phone_rule.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace truyvet::matching;
using namespace std::chrono_literals;

namespace {

const DayKey base =
    *DayKey::from_hex("4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E21084");
constexpr std::chrono::sys_days base_day = std::chrono::sys_days{2020y / 8 / 8};
const TimePoint day{base_day};
const KeyChain chain(base, base_day);

/// Does a row with the identifier of `slot` at `time` match a publication?
bool matches(const KeyPublication& p, const ContactId& id, TimePoint time,
             Milliseconds tolerance = 0ms) {
    const Sighting row{id, -60, 0, Sighting::own_unknown, time};
    return phone_rule(KeyIndex({&p, 1}, tolerance), {&row, 1});
}

} // namespace

TEST_CASE("Slot bounds are inclusive at both ends, to the millisecond") {
    const auto p = chain.publish(day, day + 14 * 24h);
    const ContactId id = chain.id(day + 5h);
    struct {
        Milliseconds since_slot_start;
        bool match;
    } const table[] = {{-1s, false}, {-1ms, false}, {0ms, true},       {1ms, true},  {450s, true},
                       {899s, true}, {900s, true},  {900001ms, false}, {901s, false}};
    for (const auto& c : table) {
        INFO(c.since_slot_start.count());
        CHECK(matches(p, id, day + 5h + c.since_slot_start) == c.match);
    }
}

TEST_CASE("The last slot is the one that starts at or before time_end") {
    const ContactId id = chain.id(day + 5h);
    CHECK(matches(chain.publish(day, day + 5h), id, day + 5h + 15min));
    CHECK_FALSE(matches(chain.publish(day, day + 5h - 1s), id, day + 5h));
}

TEST_CASE("After max slots the day key is hashed and the subchain restarts") {
    const auto p = chain.publish(day, day + 48h);
    CHECK(matches(p, chain.id(day + 24h), day + 24h));
    CHECK(matches(p, chain.id(day + 24h - 1ms), day + 24h));
    CHECK_FALSE(matches(p, chain.id(day), day + 24h));
}

TEST_CASE("Clock skew over a slot's end is missed without tolerance and found with it") {
    const auto p = chain.publish(day, day + 24h);
    const ContactId id = chain.id(day + 5h);
    CHECK_FALSE(matches(p, id, day + 5h + 915s));
    CHECK_FALSE(matches(p, id, day + 5h + 915s, 14999ms));
    CHECK(matches(p, id, day + 5h + 915s, 15s));
    CHECK(matches(p, id, day + 5h - 15s, 15s));
    CHECK_FALSE(matches(p, id, day + 5h - 15001ms, 15s));
    CHECK(matches(p, id, day + 5h + 45min, 30min));
}

TEST_CASE("A month of history, an empty one, no publications") {
    const auto p = chain.publish(day, day + 14 * 24h);
    const KeyIndex index({&p, 1});
    CHECK(index.identifiers() == 14 * 96 + 1);
    std::vector<Sighting> month;
    for (int d = 0; d < 31; ++d) {
        const auto t = day + d * 24h + 5h;
        month.push_back({chain.id(t), -60, 0, Sighting::own_unknown, t});
    }
    CHECK(index.hits(month).size() == 14);
    CHECK_FALSE(phone_rule(index, {}));
    CHECK_FALSE(phone_rule(KeyIndex({}), month));
    // Before the month there is no key, behind it none is published.
    CHECK_FALSE(phone_rule(index, std::span(month).subspan(15)));
}

TEST_CASE("An F0's own phone: what it sent is no row, so it does not match itself") {
    const auto p = chain.publish(day, day + 14 * 24h);
    const KeyIndex index({&p, 1});
    ContactHistory history;
    const KeyChain other(DayKey::random(), base_day);
    for (auto t = day; t < day + 24h; t += 5min) {
        history.set_own(chain.id(t));
        history.record(other.id(t), t, -60);
    }
    CHECK_FALSE(phone_rule(index, history.sightings()));
    // A mirror that sends its identifier back makes it its own contact: the rule has no guard.
    history.record(chain.id(day + 24h), day + 24h, -60);
    CHECK(phone_rule(index, history.sightings()));
}

TEST_CASE("Publications of several slot counts are searched together") {
    const KeyChain hours(base.next(), base_day, 24);
    const KeyChain uneven(base.next().next(), base_day, 97);
    const std::vector keys{chain.publish(day, day + 24h), hours.publish(day, day + 24h),
                           uneven.publish(day, day + 48h)};
    const KeyIndex index(keys);
    const auto found = [&](const ContactId& id, TimePoint t) {
        const Sighting row{id, -60, 0, Sighting::own_unknown, t};
        const auto hit = phone_rule_ground(index, {&row, 1});
        return hit ? static_cast<int>(hit->publication) : -1;
    };
    CHECK(found(chain.id(day + 5h), day + 5h + 900s) == 0);
    CHECK(found(hours.id(day + 5h), day + 6h) == 1);
    CHECK(found(hours.id(day + 5h), day + 6h + 1ms) == -1);
    // 86,400,000 / 97 ms leave 63 ms a day: the next day's first slot starts that much early.
    CHECK(keys[2].slot_start(97) == day + 24h - 63ms);
    CHECK(found(uneven.ids(base_day + std::chrono::days{1})[0], day + 24h - 63ms) == 2);
}

TEST_CASE("An index may be searched by many threads") {
    const auto p = chain.publish(day, day + 24h);
    const KeyIndex index({&p, 1});
    std::atomic<int> matched = 0;
    std::vector<std::jthread> threads;
    for (int n = 0; n < 4; ++n) {
        threads.emplace_back([&, n] {
            for (int slot = n; slot < 96; slot += 4) {
                const auto t = day + slot * 15min;
                const Sighting row{chain.id(t), -60, 0, Sighting::own_unknown, t};
                matched += phone_rule(index, {&row, 1}) ? 1 : 0;
            }
        });
    }
    threads.clear();
    CHECK(matched == 96);
}
