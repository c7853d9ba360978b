// SPDX-License-Identifier: GPL-2.0-only
// Pair-windows a second of the link tier on one core; CPU time of the packet tier, lean and on
// ns-3's SpectrumChannel (the tests' oracle), for a minute of 200 phones.
#include "models/radio/packet_tier.hpp"
#include "tests/radio/room.hpp"
#include "tests/radio/spectrum_medium.hpp"

#include <benchmark/benchmark.h>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

/// Two hours of one pair a call; distances as given, or 1 .. 20 m as people in a room have them.
void link_tier(benchmark::State& state, const char* protocol, double distance_m) {
    const LinkTier& tier = test::link(protocol);
    const core::Randomness chance(1, 0);
    const PhoneSettings phones{.ios_share = 0, .share_cannot_advertise = 0};
    std::vector<Phone> people;
    for (std::uint32_t i = 0; i < 512; ++i) {
        people.push_back(draw_phone(phones, chance, core::PersonId{i}));
    }
    const double hours = 2;
    const auto& scan = tier.protocol().of(Os::android).scan;
    const double windows = hours * 3600e3 / (scan.on_ms[0] + scan.off_ms[0]);
    std::vector<Sighting> out;
    std::uint64_t calls = 0, rows = 0;
    for (auto _ : state) {
        const auto a = static_cast<std::uint32_t>(calls % 512);
        const auto b = static_cast<std::uint32_t>((calls / 512 + 1 + a) % 512);
        const double d = distance_m > 0 ? distance_m : 1.0 + static_cast<double>(calls % 20);
        const core::Proximity near = test::stay(0, hours * 3600, d, calls);
        out.clear();
        tier.hear(chance, core::PersonId{a}, people[a], core::PersonId{b}, people[b],
                  core::Environment::office, {&near, 1}, 20, out);
        rows += out.size();
        ++calls;
    }
    state.counters["pair_windows"] =
        benchmark::Counter(static_cast<double>(calls) * windows, benchmark::Counter::kIsRate);
    state.counters["rows_per_window"] =
        static_cast<double>(rows) / (static_cast<double>(calls) * windows);
}

/// `phones` anywhere in 20 x 20 m for a minute, each in its own phase of Bluezone's schedule.
void packet_tier(benchmark::State& state, bool oracle) {
    const auto phones = static_cast<std::uint32_t>(state.range(0));
    const core::Randomness chance(1, 0);
    const PacketTier tier(protocol_named("bluezone-2020-07"), RadioSettings{});
    PacketRoom room{
        core::Environment::office, test::start, test::start + core::Milliseconds(60000), {}};
    auto place = chance.stream(core::Purpose{"bench.room"});
    for (std::uint32_t i = 0; i < phones; ++i) {
        const double x = place.uniform(0, 20);
        const double y = place.uniform(0, 20);
        const PhoneSettings android{.ios_share = 0, .share_cannot_advertise = 0};
        room.stations.push_back({core::PersonId{i},
                                 draw_phone(android, chance, core::PersonId{i}),
                                 true,
                                 {{room.from, x, y}, {room.to, x, y}}});
    }
    PacketTier::Watch watch;
    if (oracle) {
        watch.medium = test::make_spectrum_medium;
    }
    std::uint64_t decoded = 0;
    for (auto _ : state) {
        decoded = tier.run(chance, room, watch).decoded;
    }
    state.counters["decoded"] = static_cast<double>(decoded);
}

} // namespace

BENCHMARK_CAPTURE(packet_tier, lean, false)->Arg(50)->Arg(200)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(packet_tier, spectrum_channel, true)
    ->Arg(50)
    ->Arg(200)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(link_tier, bluezone_mixed, "bluezone-2020-07", 0.0);
BENCHMARK_CAPTURE(link_tier, bluezone_2m, "bluezone-2020-07", 2.0);
BENCHMARK_CAPTURE(link_tier, bluezone_40m, "bluezone-2020-07", 40.0);
BENCHMARK_CAPTURE(link_tier, gaen_mixed, "gaen", 0.0);
BENCHMARK_CAPTURE(link_tier, gaen_2m, "gaen", 2.0);
BENCHMARK_MAIN();
