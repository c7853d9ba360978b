// SPDX-License-Identifier: GPL-2.0-only
// Pair-windows a second of the link tier on one core.
#include "tests/radio/room.hpp"

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

} // namespace

BENCHMARK_CAPTURE(link_tier, bluezone_mixed, "bluezone-2020-07", 0.0);
BENCHMARK_CAPTURE(link_tier, bluezone_2m, "bluezone-2020-07", 2.0);
BENCHMARK_CAPTURE(link_tier, bluezone_40m, "bluezone-2020-07", 40.0);
BENCHMARK_CAPTURE(link_tier, gaen_mixed, "gaen", 0.0);
BENCHMARK_CAPTURE(link_tier, gaen_2m, "gaen", 2.0);
BENCHMARK_MAIN();
