// SPDX-License-Identifier: GPL-2.0-only
// CPU time of adoption for Lao Cai: once per population, once per replicate, per arm, per question.
#include "models/adoption/adopters.hpp"

#include <cstdio>
#include <ctime>
#include <string>

using namespace truyvet;
using namespace truyvet::adoption;

namespace {

template <class Work>
double cpu_ms(Work work) {
    const std::clock_t start = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void replicate(const People& people, const Ownership& ownership, ClusteringSettings clustering,
               const char* name) {
    std::printf("%s\n", name);
    std::optional<Phones> phones;
    std::printf("  phones, per replicate     %7.1f ms\n", cpu_ms([&] {
                    phones.emplace(people, ownership, clustering, core::Randomness(1, 0));
                }));
    std::vector<Adopters> arms;
    std::printf("  28 arms                   %7.1f ms\n", cpu_ms([&] {
                    for (int i = 0; i < 28; ++i) {
                        arms.emplace_back(*phones, Rollout{{i / 28.0, Denominator::people}, {}});
                    }
                }));
    std::uint32_t active = 0;
    const double asked = cpu_ms([&] {
        for (std::uint32_t p = 0; p < people.count; ++p) {
            active += arms[10].active(core::PersonId{p}) ? 1 : 0;
        }
    });
    std::printf("  one person asked          %7.1f ns (%u active, %u owners)\n",
                asked * 1e6 / people.count, active, phones->owners());
}

} // namespace

int main() {
    const auto census = population::read_census(TRUYVET_SCENARIO_DATA);
    const auto lao_cai =
        population::make(population::select(census, {"lao-cai"}), {}, core::Randomness(1, 0));
    const People people = people_of(lao_cai, core::Randomness(1, 0));
    std::optional<Ownership> ownership;
    std::printf("%u people\nownership, per population    %7.1f ms\n", people.count,
                cpu_ms([&] { ownership.emplace(people, OwnershipSettings{}); }));
    replicate(people, *ownership, {}, "random");
    replicate(people, *ownership, {0.3, 0.1}, "clustered");
    return 0;
}
