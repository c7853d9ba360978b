// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/key_chain.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>

using namespace truyvet::matching;
using namespace std::chrono_literals;

namespace {

// The published vector; slot 23 was seen on the air (thaidn/bluezone).
const DayKey base =
    *DayKey::from_hex("4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E21084");
constexpr std::chrono::sys_days base_day = std::chrono::sys_days{2020y / 8 / 8};
const KeyChain chain(base, base_day);

std::string id_at(std::int64_t epoch_s) {
    return chain.id(TimePoint{std::chrono::seconds{epoch_s}}).hex();
}

} // namespace

TEST_CASE("Identifiers agree with the published vector") {
    CHECK(id_at(1596844800) == "29abd013b41c90269332ab5d");
    CHECK(id_at(1596844800 + 23 * 900) == "b9a665d754fe65e665d76a45");
    CHECK(id_at(1596844800 + 95 * 900) == "b0a3ca441eec82955e4e6252");
    CHECK(chain.day_key(base_day + std::chrono::days{1}).hex() ==
          "4814dd132f8e308694a55ac8319581ea33cada16b80cdb7fe1191115b76b9224");
    CHECK(id_at(1596844800 + 86400) == "64c0d2707c49d2f0d5e3e348");
}

TEST_CASE("A slot lasts to its last second, a day to 07:00 in Vietnam") {
    CHECK(id_at(1596844800 + 899) == "29abd013b41c90269332ab5d");
    CHECK(id_at(1596844800 + 900) != "29abd013b41c90269332ab5d");
    CHECK(id_at(1596844800 + 86399) == "b0a3ca441eec82955e4e6252");
    const auto local_morning =
        truyvet::core::start_of(truyvet::core::local_day(2020y / 8 / 9)) + 7h;
    CHECK(chain.id(local_morning).hex() == "64c0d2707c49d2f0d5e3e348");
    CHECK(chain.id(local_morning - 1ms).hex() == "b0a3ca441eec82955e4e6252");
}

TEST_CASE("A day's identifiers are those of its slots") {
    const auto ids = chain.ids(base_day);
    REQUIRE(ids.size() == 96);
    CHECK(ids[0].hex() == id_at(1596844800));
    CHECK(ids[95].hex() == id_at(1596844800 + 95 * 900));
}

TEST_CASE("A publication covers its days") {
    const TimePoint day{base_day};
    const auto p = chain.publish(day + 24h + 10h, day + 72h - 1s);
    CHECK(p.daily_key == chain.day_key(base_day + std::chrono::days{1}));
    CHECK(p.time_start == day + 24h);
    CHECK(p.slots() == 192);
    const auto ids = derive_ids(p);
    CHECK(ids[0] == chain.id(day + 24h));
    CHECK(ids[96] == chain.id(day + 48h));
    CHECK(ids[191] == chain.id(day + 72h - 1ms));
    CHECK(chain.publish(day - 48h, day).time_start == day);
    CHECK_THROWS_AS(chain.publish(day, day - 1ms), std::invalid_argument);
    CHECK_THROWS_AS(chain.id(day - 1ms), std::out_of_range);
}

TEST_CASE("Other slot counts") {
    const KeyChain hours(base, base_day, 24);
    const TimePoint day{base_day};
    CHECK(hours.id(day + 23h) == chain.ids(base_day)[23]);
    CHECK(hours.id(day + 24h).hex() == "64c0d2707c49d2f0d5e3e348");
    CHECK(hours.publish(day, day + 24h).slots() == 25);
    CHECK_THROWS_AS(KeyChain(base, base_day, 0), std::invalid_argument);
}

TEST_CASE("Hex is read in either case and in full length only") {
    CHECK(DayKey::from_hex(base.hex()) == base);
    CHECK_FALSE(DayKey::from_hex(base.hex().substr(2)));
    CHECK_FALSE(DayKey::from_hex(base.hex() + "00"));
    CHECK_FALSE(ContactId::from_hex("29abd013b41c90269332ab5"));
    CHECK_FALSE(ContactId::from_hex("29abd013b41c90269332ab5g"));
    CHECK_FALSE(ContactId::from_hex(""));
    CHECK(ContactId::from_hex("29ABD013b41c90269332ab5d")->hex() == "29abd013b41c90269332ab5d");
}

TEST_CASE("Random keys differ") {
    CHECK_FALSE(DayKey::random() == DayKey::random());
}

TEST_CASE("A key is wiped when it is dropped") {
    alignas(DayKey) std::array<unsigned char, sizeof(DayKey)> place;
    auto* key = std::construct_at(reinterpret_cast<DayKey*>(place.data()), base);
    CHECK(std::equal(place.begin(), place.end(), base.bytes.begin()));
    std::destroy_at(key);
    CHECK(std::all_of(place.begin(), place.end(), [](unsigned char b) { return b == 0; }));
}
