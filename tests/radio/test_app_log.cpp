// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/app_log.hpp"
#include "tests/radio/room.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

/// Delays from an iPhone's first packet to its row at another iPhone that hears it every 10 ms, of
/// `pairs` pairs and those of them that connect at all.
std::vector<double> delays_s(std::uint32_t pairs) {
    const Protocol protocol = protocol_named("bluezone-2020-07");
    const RadioSettings settings;
    const core::Randomness chance(21, 0);
    const ScanWindow window{to_ms(test::start), to_ms(test::start) + 40000, 0};
    std::vector<double> delays;
    for (std::uint32_t i = 0; i < pairs; ++i) {
        AppLog log(protocol, settings, chance, core::PersonId{i}, Os::ios);
        log.open(window);
        std::vector<ReceiverRow> rows;
        for (Ms t = 0; t < 5000 && rows.empty(); t += 10) {
            log.decoded(static_cast<double>(window.start_ms + t), core::PersonId{i + 100000},
                        Os::ios, -70, rows);
        }
        if (!rows.empty()) {
            delays.push_back(core::seconds(rows[0].sighting.time - test::start));
        }
    }
    return delays;
}

} // namespace

TEST_CASE("A connection between iPhones takes 1 to 3 s, whether or not a screen is on",
          "[statistical]") {
    // One of the two on the screen: 1 - 0.95^2 of the pairs, 1,950 of 20,000; sd 42.
    const auto delays = delays_s(20000);
    CHECK(std::abs(static_cast<double>(delays.size()) - 1950) < 5 * 42);
    const auto [least, most] = std::minmax_element(delays.begin(), delays.end());
    CHECK(*least >= 1);
    CHECK(*most <= 3.02);
    // Evenly between: mean 2 s, sd 0.58 / sqrt(1,950) = 0.013; 5 sd, false alarm 6e-7. A delay made
    // of the number that decided about the screens has mean 2.9.
    double sum = 0;
    for (const double d : delays) {
        sum += d;
    }
    CHECK(std::abs(sum / static_cast<double>(delays.size()) - 2) < 0.065);
}
