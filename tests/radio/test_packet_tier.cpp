// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/decoding.hpp"
#include "models/radio/packet_tier.hpp"
#include "models/radio/schedule.hpp"
#include "tests/radio/room.hpp"
#include "tests/radio/spectrum_medium.hpp"

#include <catch2/catch.hpp>
#include <ns3/rng-seed-manager.h>

#include <algorithm>
#include <map>

using namespace truyvet;
using namespace truyvet::radio;
using namespace truyvet::radio::test;

namespace {

PacketRoom crowd(std::size_t phones, double seconds, const core::Randomness& chance,
                 double scan_phase = -1) {
    PacketRoom room{
        core::Environment::office, start, start + core::Milliseconds(Ms(seconds * 1000)), {}};
    auto place = chance.stream(core::Purpose{"test.room"});
    for (std::uint32_t i = 0; i < phones; ++i) {
        const double x = place.uniform(0, 20);
        const double y = place.uniform(0, 20);
        Phone phone =
            draw_phone({.ios_share = 0, .share_cannot_advertise = 0}, chance, core::PersonId{i});
        if (scan_phase >= 0) { // everybody scans at once, so that short runs are busy
            const double cycle = 300000;
            phone.scan_phase = float(std::fmod(to_ms(start) - scan_phase * 1000, cycle) / cycle);
        }
        room.stations.push_back(
            {core::PersonId{i}, phone, true, {{room.from, x, y}, {room.to, x, y}}});
    }
    return room;
}

struct Heard {
    std::vector<DecodedPacket> packets;
    PacketOutcome outcome;
};
Heard play(const PacketTier& tier, const core::Randomness& chance, const PacketRoom& room,
           bool oracle = false) {
    Heard heard;
    PacketTier::Watch watch;
    watch.decoded = [&](const DecodedPacket& p) { heard.packets.push_back(p); };
    if (oracle) {
        watch.medium = make_spectrum_medium;
    }
    heard.outcome = tier.run(chance, room, watch);
    return heard;
}
bool same_packets(std::vector<DecodedPacket> a, std::vector<DecodedPacket> b) {
    const auto order = [](const DecodedPacket& p, const DecodedPacket& q) {
        return std::tie(p.pdu.start_ns, p.receiver, p.pdu.sender) <
               std::tie(q.pdu.start_ns, q.receiver, q.pdu.sender);
    };
    std::sort(a.begin(), a.end(), order);
    std::sort(b.begin(), b.end(), order);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& p, const auto& q) {
        return p.receiver == q.receiver && p.pdu.sender == q.pdu.sender &&
               p.pdu.start_ns == q.pdu.start_ns && p.pdu.channel == q.pdu.channel &&
               std::abs(p.rssi_dbm - q.rssi_dbm) < 1e-6;
    });
}

} // namespace

TEST_CASE("The lean medium decodes exactly what ns-3's SpectrumChannel decodes") {
    const core::Randomness chance(11, 0);
    const PacketTier tier(protocol_named("bluezone-2020-07"), RadioSettings{});
    for (const auto& [phones, seconds] :
         {std::pair{10, 40.0}, std::pair{50, 12.0}, std::pair{200, 2.0}}) {
        const PacketRoom room = crowd(phones, seconds, chance, 0);
        const Heard lean = play(tier, chance, room);
        const Heard oracle = play(tier, chance, room, true);
        CHECK(lean.packets.size() > 100);
        CHECK(lean.outcome.sent == oracle.outcome.sent);
        CHECK(same_packets(lean.packets, oracle.packets));
    }
}

TEST_CASE("Two runs are equal, whatever ns-3's seed and run, and seeds differ") {
    const core::Randomness chance(12, 0);
    const PacketTier tier(protocol_named("gaen"), RadioSettings{});
    const PacketRoom room = crowd(20, 600, chance);
    const Heard first = play(tier, chance, room);
    ns3::RngSeedManager::SetRun(99);
    const Heard again = play(tier, chance, room);
    CHECK(first.packets == again.packets);
    CHECK(first.packets.size() > 100);
    CHECK_FALSE(first.packets == play(tier, core::Randomness(13, 0), room).packets);
}

TEST_CASE("Events follow the interval and the specification's jitter, windows and duplex hold") {
    const core::Randomness chance(14, 0);
    for (const char* name : {"bluezone-2020-07", "gaen"}) {
        const Protocol protocol = protocol_named(name);
        const Advertising& advertising = protocol.of(Os::android).advertising;
        const PacketTier tier(protocol, RadioSettings{});
        const PacketRoom room = crowd(30, 1200, chance);
        const Heard heard = play(tier, chance, room);
        std::map<std::uint32_t, std::vector<Ns>> events; // starts of events somebody decoded
        for (const DecodedPacket& p : heard.packets) {
            const Ns event = p.pdu.start_ns - p.pdu.channel * Ns(pdu_spacing_us * 1000);
            events[p.pdu.sender].push_back(event);
            Ms until = 0;
            const AdvertisingClock clock(advertising,
                                         room.stations[p.pdu.sender].phone.advertise_phase);
            CHECK(clock.on_at(event / 1000000, until));
        }
        for (auto& [sender, times] : events) {
            std::sort(times.begin(), times.end());
            times.erase(std::unique(times.begin(), times.end()), times.end());
            for (std::size_t i = 1; i < times.size(); ++i) {
                const double gap_ms = double(times[i] - times[i - 1]) / 1e6;
                CHECK(gap_ms >= advertising.interval_ms - 1e-6);
                if (gap_ms < 2 * advertising.interval_ms) {
                    CHECK(gap_ms <= advertising.interval_ms + 10 + 1e-6);
                }
            }
        }
        for (const DecodedPacket& p : heard.packets) {
            // Inside a window, on its channel.
            const auto& station = room.stations[p.receiver];
            const ScanClock clock(protocol.of(Os::android).scan, station.person,
                                  station.phone.scan_phase, chance);
            const Ms t = p.pdu.start_ns / 1000000;
            const ScanWindow w = clock.window(clock.first_ending_after(t));
            CHECK(t >= w.start_ms);
            Ms until = 0;
            CHECK(clock.channel_at(w, t, until) == p.pdu.channel);
            // Not while sending: no event of the receiver's own overlaps the packet.
            const auto& own = events[p.receiver];
            const Ns busy = Ns(2 * pdu_spacing_us * 1000 + packet_us * 1000);
            const auto next = std::upper_bound(own.begin(), own.end(), p.pdu.start_ns);
            if (next != own.end()) {
                CHECK(*next >= p.pdu.start_ns + Ns(packet_us * 1000));
            }
            if (next != own.begin()) {
                CHECK(*(next - 1) + busy <= p.pdu.start_ns);
            }
        }
    }
}

TEST_CASE(
    "A static pair's levels are reciprocal but for the phones' offsets, phones that walk meet") {
    const core::Randomness chance(15, 0);
    const PacketTier tier(protocol_named("gaen"), RadioSettings{});
    PacketRoom room = crowd(2, 7200, chance);
    room.stations[1].track = {{room.from, 1, 0}, {room.to, 1, 0}};
    room.stations[0].track = {{room.from, 0, 0}, {room.to, 0, 0}};
    for (Station& station : room.stations) { // loud enough to be heard throughout
        station.phone.carry = Carry::table;
        station.phone.tx_offset_db = 25.0F + 4.0F * static_cast<float>(station.person.value);
        station.phone.rx_offset_db = 2;
    }
    const auto mean = [&](const Heard& h, std::uint32_t receiver) {
        double sum = 0;
        int n = 0;
        for (const auto& p : h.packets) {
            if (p.receiver == receiver) {
                sum += p.rssi_dbm;
                ++n;
            }
        }
        CHECK(n > 100);
        return sum / n;
    };
    const Heard heard = play(tier, chance, room);
    const Phone& a = room.stations[0].phone;
    const Phone& b = room.stations[1].phone;
    // Means over a few hundred packets of fading with 3 dB: standard error about 0.2 dB.
    const double expected = (a.tx_offset_db + b.rx_offset_db) - (b.tx_offset_db + a.rx_offset_db);
    CHECK(mean(heard, 1) - mean(heard, 0) == Approx(expected).margin(1.2));

    room.stations[0].track.clear();
    for (int k = 0; k <= 240; ++k) {
        const core::TimePoint t = room.from + core::Milliseconds(30000 * k);
        room.stations[0].track.push_back({t, std::min(-400.0 + 6.667 * k, 400.0), 0});
    }
    const Heard walking = play(tier, chance, room);
    for (const auto& p : walking.packets) { // walks 0.22 m/s, past at 1800 s
        const double s = double(p.pdu.start_ns) / 1e9 - double(to_ms(start)) / 1e3;
        CHECK(s > 600);
        CHECK(s < 3000);
    }
    CHECK(walking.packets.size() > 10);
}
