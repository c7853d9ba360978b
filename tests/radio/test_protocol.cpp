// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/radio/protocol.hpp"
#include "models/radio/schedule.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::radio;
using Catch::Matchers::Contains;

TEST_CASE("Every protocol file reads and names its source") {
    CHECK(protocol_names().size() >= 8);
    for (const std::string& name : protocol_names()) {
        const Protocol p = protocol_named(name);
        CHECK(p.name == name);
        CHECK(p.source.size() > 10);
    }
}

TEST_CASE("Bluezone's schedule over 2020, and its thresholds") {
    for (const auto& [name, on, off] :
         {std::tuple{"bluezone-2020-04", 25, 95}, std::tuple{"bluezone-2020-05", 35, 85},
          std::tuple{"bluezone-2020-07", 40, 260}}) {
        const Protocol p = protocol_named(name);
        CHECK(p.of(Os::android).scan.on_ms.at(0) == on * 1000);
        CHECK(p.of(Os::android).scan.off_ms.at(0) == off * 1000);
        CHECK(p.near_threshold_dbm(Os::android, Os::ios) == -69);
        CHECK(p.near_threshold_dbm(Os::ios, Os::android) == -88);
    }
}

TEST_CASE("An unknown protocol offers the nearest") {
    CHECK_THROWS_WITH(protocol_named("gean"), Contains("did you mean gaen"));
    CHECK_THROWS_WITH(protocol_named("bluezon"), Contains("did you mean bluezone"));
    CHECK_THROWS_WITH(protocol_named("bluezone-2020-06"), Contains("did you mean bluezone-2020-0"));
    CHECK_THROWS_AS(protocol_named(""), core::InputError);
}

TEST_CASE("A faulty protocol file has all its faults named") {
    const std::string text = "name = 'x'\ntitle = 'y'\nsource = 'z'\n"
                             "[android]\nscan_on_s = [0]\nscan_off_s = []\nlisten_ms = -3\n";
    try {
        read_protocol(text, "x.toml");
        FAIL("accepted");
    } catch (const core::InputError& e) {
        CHECK(e.faults().size() > 10);
        CHECK_THAT(e.what(), Contains("android.scan_on_s") && Contains("android.tx_dbm") &&
                                 Contains("reads.ios.android"));
    }
    CHECK_THROWS_AS(read_protocol("name = ", "y.toml"), core::InputError);
}

TEST_CASE("A phone is the same whenever it is asked for, and spreads as published",
          "[statistical]") {
    const core::Randomness chance(3, 1);
    const PhoneSettings settings;
    const int n = 100000;
    double tx = 0, rx = 0, txx = 0, rxx = 0, txrx = 0;
    int ios = 0, silent = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        const Phone p = draw_phone(settings, chance, core::PersonId{i});
        CHECK(p.tx_offset_db == draw_phone(settings, chance, core::PersonId{i}).tx_offset_db);
        const double r = p.rx_offset_db - (p.os == Os::ios ? settings.ios_rx_offset_db : 0);
        tx += p.tx_offset_db, txx += p.tx_offset_db * p.tx_offset_db;
        rx += r, rxx += r * r, txrx += r * p.tx_offset_db;
        ios += p.os == Os::ios;
        silent += !p.advertises;
    }
    // 5 standard errors: sd/sqrt(n) for means, sd/sqrt(2n) for spreads, about 1/sqrt(n) for the
    // correlation; false alarm 6e-7 each.
    const double root = std::sqrt(n);
    CHECK(std::abs(tx / n) < 5 * 6.1 / root);
    CHECK(std::abs(rx / n) < 5 * 4.6 / root);
    CHECK(std::abs(std::sqrt(txx / n) - 6.1) < 5 * 6.1 / root / std::sqrt(2));
    CHECK(std::abs(std::sqrt(rxx / n) - 4.6) < 5 * 4.6 / root / std::sqrt(2));
    CHECK(std::abs(txrx / n / 6.1 / 4.6 + 0.19) < 5 / root);
    CHECK(std::abs(ios / double(n) - 0.36) < 5 * 0.48 / root);
    CHECK(std::abs(silent / double(n) - 0.141 * 0.64) < 5 * 0.29 / root);
}
