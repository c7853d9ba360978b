// SPDX-License-Identifier: GPL-2.0-only
// What matching costs: deriving identifiers, batch matching, and the app's way with SQLite beside
// it. CPU time of one thread.
#include "models/matching/phone_rule.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

using namespace truyvet::matching;

namespace {

constexpr std::chrono::sys_days first_day{std::chrono::year{2020} / 8 / 8};
constexpr int days = 14;

double cpu_s() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// SplitMix64 (Steele et al. 2014): the sightings' foreign identifiers; only speed is at stake
/// here.
std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::vector<KeyPublication> cases(int n) {
    std::vector<KeyPublication> keys;
    for (int i = 0; i < n; ++i) {
        const KeyChain chain(DayKey::random(), first_day);
        keys.push_back(chain.publish(first_day, first_day + std::chrono::days{days} -
                                                    std::chrono::seconds{1}));
    }
    return keys;
}

/// Evenly over the days, in order of time; one in 10,000 a case's identifier in its slot.
std::vector<Sighting> sightings(std::size_t n, std::span<const KeyPublication> keys) {
    std::vector<std::vector<ContactId>> ids;
    for (const KeyPublication& key : keys) {
        ids.push_back(derive_ids(key));
    }
    std::uint64_t state = 1;
    std::vector<Sighting> rows(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto ms =
            static_cast<std::int64_t>(i * (days * 86'400'000.0 / static_cast<double>(n)));
        rows[i].time = first_day + Milliseconds{ms};
        const std::uint64_t words[2] = {next(state), next(state)};
        std::memcpy(rows[i].contact.bytes.data(), words, ContactId::size);
        rows[i].rssi_dbm = static_cast<std::int8_t>(-50 - static_cast<int>(words[1] >> 59));
        if (words[0] % 10'000 == 0) {
            rows[i].contact = ids[words[1] % ids.size()][static_cast<std::size_t>(ms / 900'000)];
        }
    }
    return rows;
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t n = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000'000;
    const auto keys = cases(1000);

    double t = cpu_s();
    std::size_t derived = 0;
    for (const KeyPublication& key : keys) {
        derived += derive_ids(key).size();
    }
    std::printf("derive 14 days of 1,000 cases: %zu identifiers, %.3f s\n", derived, cpu_s() - t);

    t = cpu_s();
    const KeyIndex index(keys);
    std::printf("make the index (derive, sort, filter): %.3f s\n", cpu_s() - t);

    const auto rows = sightings(n, keys);
    for (int round = 0; round < 3; ++round) {
        t = cpu_s();
        std::size_t hits = 0;
        index.search(rows, [&](const Hit&) {
            ++hits;
            return true;
        });
        const double s = cpu_s() - t;
        std::printf("match %zu sightings of %zu bytes: %zu hits, %.3f s, %.0f M sightings/s\n", n,
                    sizeof(Sighting), hits, s, static_cast<double>(n) / s / 1e6);
    }
}
