// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/phone_rule.hpp"

#include <catch2/catch.hpp>

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
