// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/phone_rule.hpp"

#include <cstring>
#include <ctime>

/// What the matching bench works on: 14 days, cases with random keys, sightings evenly over time.
namespace truyvet::bench {

using namespace truyvet::matching;

inline constexpr std::chrono::sys_days first_day{std::chrono::year{2020} / 8 / 8};
inline constexpr int days = 14;

/// CPU time of the process, s.
inline double cpu_s() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

inline std::vector<KeyPublication> cases(int n) {
    const TimePoint end = first_day + std::chrono::days{days} - std::chrono::seconds{1};
    std::vector<KeyPublication> keys;
    for (int i = 0; i < n; ++i) {
        keys.push_back(KeyChain(DayKey::random(), first_day).publish(first_day, end));
    }
    return keys;
}

/// SplitMix64 (Steele et al. 2014) for the foreign identifiers: only speed is at stake.
inline std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// In order of time; one in `hit_every` carries a case's identifier in its slot.
inline std::vector<Sighting> sightings(std::size_t n, std::span<const KeyPublication> keys,
                                       std::uint64_t hit_every) {
    std::vector<std::vector<ContactId>> ids;
    for (const KeyPublication& key : keys) {
        ids.push_back(derive_ids(key));
    }
    std::uint64_t state = 1;
    const double step_ms = days * 86'400'000.0 / static_cast<double>(n);
    std::vector<Sighting> rows(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto ms = static_cast<std::int64_t>(static_cast<double>(i) * step_ms);
        rows[i].time = first_day + Milliseconds{ms};
        const std::uint64_t words[2] = {next(state), next(state)};
        std::memcpy(rows[i].contact.bytes.data(), words, ContactId::size);
        rows[i].rssi_dbm = static_cast<std::int8_t>(-50 - static_cast<int>(words[1] >> 59));
        if (words[0] % hit_every == 0) {
            rows[i].contact = ids[words[1] % ids.size()][static_cast<std::size_t>(ms / 900'000)];
        }
    }
    return rows;
}

/// The same match by the index and as the app does it; prints times and ratios.
void compare_with_sqlite(const char* who, int case_count, std::size_t row_count);

} // namespace truyvet::bench
