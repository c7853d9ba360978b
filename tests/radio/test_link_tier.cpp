// SPDX-License-Identifier: GPL-2.0-only
#include "tests/radio/room.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::radio;
using namespace truyvet::radio::test;

namespace {
bool equal(const std::vector<Sighting>& a, const std::vector<Sighting>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.time == y.time && x.rssi_dbm == y.rssi_dbm && x.window_start == y.window_start;
    });
}
const char* const all[] = {
    "bluezone-2020-04", "bluezone-2020-07", "bluezone-2020-07-foreground", "gaen", "bluetrace",
    "herald",           "dp3t-2020-04"};
} // namespace

TEST_CASE("Rows fall inside the receiver's windows and the segments, one in the app's gap") {
    const core::Randomness chance(1, 0);
    for (const char* name : all) {
        const LinkTier& tier = link(name);
        const PhoneSettings phones{.ios_share = 0.5};
        std::size_t rows = 0;
        for (std::uint32_t i = 0; i < 40; ++i) {
            const auto got = hear(tier, chance, i, i + 1000,
                                  {stay(100, 2000, 1.5), stay(2500, 7200, 1)}, phones, 20);
            rows += got.size();
            const Phone phone = draw_phone(phones, chance, core::PersonId{i});
            const auto clock = tier.scan_clock(chance, core::PersonId{i}, phone);
            const auto gap = tier.protocol().of(phone.os).scan.row_gap_ms;
            for (std::size_t k = 0; k < got.size(); ++k) {
                const Ms t = to_ms(got[k].time);
                const ScanWindow w = clock.window(clock.first_ending_after(t));
                CHECK(t >= w.start_ms);
                CHECK(to_ms(got[k].window_start) == w.start_ms);
                const double s = core::seconds(got[k].time - start);
                CHECK(((s >= 100 && s < 2000) || (s >= 2500 && s < 7200)));
                if (k > 0 && got[k].window_start == got[k - 1].window_start) {
                    CHECK(t - to_ms(got[k - 1].time) >= gap);
                }
            }
        }
        CHECK(rows > 0);
    }
}

TEST_CASE("Asking for part of the segments gives the same windows' rows") {
    const core::Randomness chance(2, 0);
    const std::vector<core::Proximity> segments{stay(0, 1700, 3, 1), stay(1700, 1733, 1, 2),
                                                stay(1733, 4000, 2, 3), stay(6000, 9000, 5, 4)};
    for (const char* name : all) {
        for (std::uint32_t i = 0; i < 30; ++i) {
            const auto whole = hear(link(name), chance, i, i + 50, segments);
            CHECK(equal(whole, hear(link(name), chance, i, i + 50, segments)));
            for (std::size_t cut = 1; cut < segments.size(); ++cut) {
                const auto first =
                    hear(link(name), chance, i, i + 50, {segments.begin(), segments.begin() + cut});
                // Windows that the cut goes through are the first part's until the cut.
                CHECK(equal(first, {whole.begin(), whole.begin() + first.size()}));
            }
            const auto last =
                hear(link(name), chance, i, i + 50, {segments.begin() + 3, segments.end()});
            CHECK(equal(last, {whole.end() - last.size(), whole.end()}));
        }
    }
}

TEST_CASE("The closed form is what is drawn", "[statistical]") {
    // For 16,000 pairs, one window each: heard or not against its own odds. The sum of independent
    // Bernoullis has variance sum p (1 - p); 5 standard errors, false alarm 6e-7 each.
    const core::Randomness chance(3, 0);
    const PhoneSettings phones{.ios_share = 0, .share_cannot_advertise = 0};
    for (const char* name : {"bluezone-2020-07", "gaen", "dp3t-2020-04", "bluetrace"}) {
        for (const double crowd : {0.0, 100.0}) {
            double heard = 0, expected = 0, variance = 0;
            for (std::uint32_t i = 0; i < 16000; ++i) {
                const core::PersonId r{i};
                const core::PersonId s{i + 100000};
                const Phone receiving = draw_phone(phones, chance, r);
                const Phone sending = draw_phone(phones, chance, s);
                const Pair pair{r, receiving, s, sending, core::Environment::office, crowd};
                const auto clock = link(name).scan_clock(chance, r, receiving);
                const ScanWindow w = clock.window(clock.first_ending_after(to_ms(start)) + 1);
                const std::vector<core::Proximity> segments{
                    {to_time(w.start_ms), to_time(w.end_ms), float(0.5 + i % 40), 0, false, 1}};
                std::vector<Sighting> rows;
                link(name).hear(chance, pair, segments, rows);
                const double p = link(name).odds(chance, pair, segments, w).p_heard;
                if (link(name).protocol().how(Os::android, Os::android) == Reading::advertisement) {
                    heard += rows.empty() ? 0 : 1;
                    expected += p;
                    variance += p * (1 - p);
                }
            }
            INFO(name << " crowd " << crowd << ": " << heard << " against " << expected);
            CHECK(std::abs(heard - expected) <= 5 * std::sqrt(variance) + 1e-9);
            if (expected > 0) { // the planted fault: 20 % fewer heard must be seen
                CHECK(std::abs(0.8 * heard - expected) > 5 * std::sqrt(variance));
            }
        }
    }
}

TEST_CASE("Nearer is heard at least as often, with the same luck") {
    const core::Randomness chance(4, 0);
    for (const char* name : {"bluezone-2020-07", "gaen"}) {
        std::size_t before = 1000000;
        for (const double d : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0}) {
            std::size_t rows = 0;
            for (std::uint32_t i = 0; i < 200; ++i) {
                rows += hear(link(name), chance, i, i + 500, {stay(0, 3600, d)}).size();
            }
            CHECK(rows <= before);
            before = rows;
        }
    }
}

TEST_CASE("Walls, a crowd and a phone that cannot advertise") {
    const core::Randomness chance(5, 0);
    const LinkTier& tier = link("bluezone-2020-07");
    const auto rows = [&](std::uint8_t walls, double crowd, double silent) {
        std::size_t n = 0;
        for (std::uint32_t i = 0; i < 200; ++i) {
            n += hear(tier, chance, i, i + 500, {stay(0, 3600, 3, 1, walls)},
                      {.ios_share = 0, .share_cannot_advertise = silent}, crowd)
                     .size();
        }
        return n;
    };
    CHECK(rows(1, 0, 0) < rows(0, 0, 0));
    CHECK(rows(2, 0, 0) < rows(1, 0, 0));
    CHECK(rows(0, 800, 0) < rows(0, 0, 0));
    CHECK(rows(0, 0, 1) == 0);
}

TEST_CASE("Levels mirror Bluezone's four thresholds and are not symmetric between platforms") {
    // Thresholds stand for one distance: differences of the mean level between OS pairs should be
    // theirs. Two offsets explain four numbers to within 2 dB.
    const LinkTier& tier = link("bluezone-2020-07");
    const PhoneSettings settings;
    const auto level = [&](Os receiver, Os sender) {
        Phone r{.os = receiver};
        const Phone s{.os = sender};
        r.rx_offset_db = receiver == Os::ios ? float(settings.ios_rx_offset_db) : 0;
        return tier.level_dbm(core::Environment::office, r, s, 2, 0);
    };
    const double base = level(Os::android, Os::android) + 86;
    for (const Os r : {Os::android, Os::ios}) {
        for (const Os s : {Os::android, Os::ios}) {
            CHECK(std::abs(level(r, s) - tier.protocol().near_threshold_dbm(r, s) - base) <= 2.0);
        }
    }
    CHECK(level(Os::android, Os::ios) - level(Os::ios, Os::android) > 15);
}

TEST_CASE("Two background iPhones hardly meet, the other three ways they do") {
    const core::Randomness chance(6, 0);
    const LinkTier& tier = link("bluezone-2020-07");
    const auto meet = [&](Os receiver, Os sender) {
        int n = 0;
        for (std::uint32_t i = 0; i < 300; ++i) {
            Phone r = draw_phone({.ios_share = 0}, chance, core::PersonId{i});
            Phone s = draw_phone({.ios_share = 0, .share_cannot_advertise = 0}, chance,
                                 core::PersonId{i + 900});
            r.os = receiver, s.os = sender;
            std::vector<Sighting> out;
            tier.hear(chance, core::PersonId{i}, r, core::PersonId{i + 900}, s,
                      core::Environment::office, std::vector{stay(0, 900, 1)}, 0, out);
            n += !out.empty();
        }
        return n / 300.0;
    };
    CHECK(meet(Os::android, Os::android) > 0.9);
    CHECK(meet(Os::android, Os::ios) > 0.9);
    CHECK(meet(Os::ios, Os::android) > 0.9);
    CHECK(meet(Os::ios, Os::ios) < 0.6);
}

TEST_CASE("The perfect radio hears everything and tells 2 m exactly") {
    const core::Randomness chance(7, 0);
    const LinkTier& tier = link("perfect");
    const auto rows = hear(tier, chance, 1, 2, {stay(0, 600, 2.0), stay(600, 1200, 2.01)},
                           {.ios_share = 0.5, .share_cannot_advertise = 1});
    REQUIRE(rows.size() == 20); // one a minute
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK((rows[i].rssi_dbm >= tier.protocol().near_threshold_dbm(Os::ios, Os::android)) ==
              (i < 10));
    }
    CHECK(hear(tier, chance, 1, 2, {stay(0, 600, 10000)}).size() == 10);
}
