// SPDX-License-Identifier: GPL-2.0-only
// What matching costs: deriving identifiers, batch matching, and the app's way with SQLite beside
// it. CPU time of one thread; one run.   matching [SIGHTINGS]
#include "tests/bench/matching_workload.hpp"

#include <cstdio>
#include <cstdlib>

using namespace truyvet::bench;

namespace {

/// What the simulator does: one case against the few phones around it.
void small_histories(std::span<const KeyPublication> keys) {
    const auto rows = sightings(500, keys, 1'000'000);
    double t = cpu_s();
    std::vector<KeyIndex> indexes;
    for (const KeyPublication& key : keys) {
        indexes.emplace_back(std::span(&key, 1));
    }
    const double n = static_cast<double>(keys.size());
    std::printf("make the index of one case: %.0f us\n", (cpu_s() - t) / n * 1e6);
    t = cpu_s();
    int matched = 0;
    for (const KeyIndex& index : indexes) {
        matched += phone_rule(index, rows) ? 1 : 0;
    }
    std::printf("phone rule, one case, 500 rows over 14 days: %.1f us (%d matched)\n",
                (cpu_s() - t) / n * 1e6, matched);
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

    {
        const auto rows = sightings(n, keys, 10'000);
        for (int round = 0; round < 3; ++round) {
            t = cpu_s();
            std::size_t hits = 0;
            index.search(rows, [&](const Hit&) {
                ++hits;
                return true;
            });
            const double s = cpu_s() - t;
            std::printf("match %zu sightings of %zu bytes: %zu hits, %.3f s, %.0f M sightings/s\n",
                        n, sizeof(Sighting), hits, s, static_cast<double>(n) / s / 1e6);
        }
    }
    small_histories(keys);
    compare_with_sqlite("a phone", 1, 20'000);
    compare_with_sqlite("an authority", 1000, 1'000'000);
}
