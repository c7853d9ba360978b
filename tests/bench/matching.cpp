// SPDX-License-Identifier: GPL-2.0-only
// What matching costs: deriving identifiers, batch matching, and the app's way with SQLite beside
// it. CPU time of one thread; one run.   matching [SIGHTINGS]
#include "tests/bench/matching_workload.hpp"

#include <cstdio>
#include <cstdlib>

using namespace truyvet::bench;

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
    compare_with_sqlite("a phone", 1, 20'000);
    compare_with_sqlite("an authority", 1000, 1'000'000);
}
