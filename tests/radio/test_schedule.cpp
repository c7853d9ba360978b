// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/schedule.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::radio;

TEST_CASE("Windows of every protocol follow each other and can be found from any moment") {
    const core::Randomness chance(5, 0);
    for (const std::string& name : protocol_names()) {
        const Protocol protocol = protocol_named(name);
        for (const Os os : {Os::android, Os::ios}) {
            const ScanClock clock(protocol.of(os).scan, core::PersonId{3}, 0.37, chance);
            const Ms from = 1597000000000;
            std::int64_t index = clock.first_ending_after(from);
            CHECK(clock.window(index).end_ms > from);
            CHECK(clock.window(index - 1).end_ms <= from);
            for (int i = 0; i < 500; ++i, ++index) {
                const ScanWindow w = clock.window(index);
                CHECK(w.end_ms > w.start_ms);
                CHECK(clock.window(index + 1).start_ms >= w.end_ms);
                CHECK(clock.first_ending_after(w.start_ms) == index);
                CHECK(clock.first_ending_after(w.end_ms - 1) == index);
            }
        }
    }
}

TEST_CASE("GAEN scans 4 s with gaps as seen in the field") {
    const core::Randomness chance(5, 0);
    const Protocol gaen = protocol_named("gaen");
    const ScanClock clock(gaen.of(Os::android).scan, core::PersonId{3}, 0.2, chance);
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const Ms gap = clock.window(i + 1).start_ms - clock.window(i).start_ms;
        CHECK(gap >= 210000);
        CHECK(gap <= 300000);
        sum += gap;
    }
    CHECK(sum / 1000 == Approx(255000).margin(100)); // starts stay on their grid
}

TEST_CASE("Every channel gets its share of a GAEN scan, and low power listens a tenth") {
    const core::Randomness chance(5, 0);
    for (const auto& [name, share] : {std::pair{"gaen", 1.0}, std::pair{"bluetrace", 0.1}}) {
        const Protocol p = protocol_named(name);
        const ScanClock clock(p.of(Os::android).scan, core::PersonId{3}, 0.2, chance);
        double listened[3] = {};
        double total = 0;
        for (int i = 0; i < 600; ++i) {
            const ScanWindow w = clock.window(i);
            Ms until = 0;
            for (Ms t = w.start_ms; t < w.end_ms; t = until) {
                const int channel = clock.channel_at(w, t, until);
                CHECK(until > t);
                CHECK(until <= w.end_ms);
                if (channel >= 0) {
                    listened[channel] += until - t;
                }
                total += until - t;
            }
        }
        for (const double l : listened) {
            CHECK(l / total == Approx(share / 3).margin(0.02));
        }
    }
}

TEST_CASE("Bluezone advertises 15 s of every 30 s") {
    const AdvertisingClock clock(protocol_named("bluezone-2020-07").of(Os::android).advertising,
                                 0.6);
    Ms on_ms = 0;
    for (Ms t = 0; t < 300000; ++t) {
        Ms until = 0;
        on_ms += clock.on_at(t, until);
        CHECK(until > t);
        CHECK(until <= t + 15000);
    }
    CHECK(on_ms == 150000);
}
