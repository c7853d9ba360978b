// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/packet_tier.hpp"
#include "models/radio/shadowing.hpp"
#include "tests/radio/room.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

/// Two phones a metre apart that are loud enough to be heard throughout.
PacketRoom couple(core::TimePoint from, core::TimePoint to) {
    PacketRoom room;
    room.from = from;
    room.to = to;
    const core::Randomness chance(31, 0);
    for (std::uint32_t i = 0; i < 2; ++i) {
        Phone phone =
            draw_phone({.ios_share = 0, .share_cannot_advertise = 0}, chance, core::PersonId{i});
        phone.tx_offset_db = 25;
        const double x = i;
        room.stations.push_back({core::PersonId{i}, phone, true, {}, {{from, to, x, 0}}});
    }
    return room;
}

/// Mean level of the packets from 0 to 1 between two times, dBm.
double mean_dbm(const std::vector<DecodedPacket>& packets, core::TimePoint from,
                core::TimePoint to) {
    double sum = 0;
    int n = 0;
    for (const DecodedPacket& p : packets) {
        const core::TimePoint t = to_time(p.pdu.start_ns / 1'000'000);
        if (p.receiver == 1 && t >= from && t < to) {
            sum += p.rssi_dbm;
            ++n;
        }
    }
    REQUIRE(n > 100);
    return sum / n;
}

std::vector<DecodedPacket> play(const RadioSettings& settings, const core::Randomness& chance,
                                const PacketRoom& room) {
    std::vector<DecodedPacket> packets;
    PacketTier::Watch watch;
    watch.decoded = [&](const DecodedPacket& p) { packets.push_back(p); };
    PacketTier(protocol_named("bluezone-2020-07"), settings).run(chance, room, watch);
    return packets;
}

} // namespace

TEST_CASE("A phone is carried otherwise the next day, at the packet tier too") {
    RadioSettings settings;
    settings.channel_sd_db = 0;
    settings.carry_sd_db = 5;
    for (EnvironmentSettings& e : settings.environment) {
        e.nakagami_m = 50; // 0.6 dB from packet to packet
    }
    const core::Randomness chance(32, 0);
    const core::TimePoint midnight = core::start_of(core::local_day(test::start) + 1);
    const auto half = std::chrono::minutes{30};
    const PacketRoom room = couple(midnight - half, midnight + half);
    const auto packets = play(settings, chance, room);
    double expected = 0;
    for (const Station& s : room.stations) {
        const core::LocalDay day = core::local_day(midnight);
        expected += carry_loss_db(settings, chance, s.person, s.phone, day - 1) -
                    carry_loss_db(settings, chance, s.person, s.phone, day);
    }
    REQUIRE(std::abs(expected) > 2);
    // Two means over a hundred packets or more: standard error below 0.1 dB.
    CHECK(mean_dbm(packets, midnight, room.to) - mean_dbm(packets, room.from, midnight) ==
          Approx(expected).margin(0.5));
}

TEST_CASE("Two in the yard hear each other as outdoors, whatever room they came out of") {
    const core::Randomness chance(33, 0);
    const RadioSettings settings;
    PacketRoom room = couple(test::start, test::start + std::chrono::minutes{30});
    room.environment = core::Environment::bus; // unlike the yard
    const auto inside = play(settings, chance, room);
    for (Station& s : room.stations) {
        s.stands[0].outdoors = true;
    }
    const auto yard = play(settings, chance, room);
    room.environment = core::Environment::outdoors;
    CHECK(yard.size() > 100);
    CHECK(yard == play(settings, chance, room));
    CHECK_FALSE(yard == inside);
    // One of them inside: the room's environment and a wall.
    room.environment = core::Environment::bus;
    room.stations[0].stands[0].outdoors = false;
    const auto apart = play(settings, chance, room);
    CHECK(mean_dbm(inside, room.from, room.to) - mean_dbm(apart, room.from, room.to) ==
          Approx(settings.in(core::Environment::bus).wall_loss_db).margin(1));

    const auto hear = [&](core::Environment environment, bool outdoors) {
        std::vector<Sighting> rows;
        const Station& a = room.stations[0];
        const Station& b = room.stations[1];
        test::link("bluezone-2020-07")
            .hear(chance, {a.person, a.phone, b.person, b.phone, environment},
                  std::vector{test::stay(0, 1800, 1, 1, 0, outdoors)}, rows);
        std::vector<int> levels;
        for (const Sighting& s : rows) {
            levels.push_back(s.rssi_dbm);
        }
        return levels;
    };
    CHECK(hear(core::Environment::bus, true) == hear(core::Environment::outdoors, false));
    CHECK_FALSE(hear(core::Environment::bus, true) == hear(core::Environment::bus, false));
}
