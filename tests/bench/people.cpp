// SPDX-License-Identifier: GPL-2.0-only
// People, days and contacts: seconds, bytes a person, CPU-seconds of a day with 1,000 index cases.
// `people` prints the growth from 10 thousand to 1 million; `people all` goes on to all of Vietnam.
#include "models/contact/close_contacts.hpp"
#include "models/mobility/synthetic.hpp"

#include <sys/resource.h>
#include <sys/time.h>

#include <chrono>
#include <cstdio>
#include <cstring>

using namespace truyvet;

namespace {

double wall_s() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

rusage used() {
    rusage r{};
    getrusage(RUSAGE_SELF, &r);
    return r;
}

double cpu_s() {
    const rusage r = used();
    const auto s = [](timeval t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return s(r.ru_utime) + s(r.ru_stime);
}

constexpr std::uint32_t cases = 1000;

/// One day of 1,000 index cases: encounters found, close contacts settled; CPU-seconds.
double one_day(const mobility::Mobility& mobility, double& f1) {
    const core::LocalDay day = core::local_day(std::chrono::year_month_day{
        std::chrono::year{2021}, std::chrono::May, std::chrono::day{17}});
    core::Stream pick = core::Randomness(3, 0).stream(core::Purpose{"bench.case"});
    contact::EncounterFinder finder(mobility, {});
    contact::CloseContactFinder rule(mobility, {});
    contact::Encounters encounters;
    std::vector<contact::CloseContact> found;
    const double before = cpu_s();
    for (std::uint32_t i = 0; i < cases; ++i) {
        const core::PersonId p{pick.below(mobility.people().people())};
        finder.find(p, core::start_of(day), core::start_of(day + 1), encounters);
        rule.find(encounters, found);
        f1 += static_cast<double>(found.size()) / cases;
    }
    return cpu_s() - before;
}

void measure(const population::Census& census, std::uint64_t people) {
    const core::Randomness chance(1, 0);
    population::PopulationSettings settings;
    settings.people = people;
    const double wall = wall_s();
    const double cpu = cpu_s();
    const population::Population made = population::make(census, settings, chance);
    const double made_wall = wall_s() - wall;
    const double made_cpu = cpu_s() - cpu;
    const mobility::SyntheticMobility mobility(made, {}, chance);
    double f1 = 0;
    const double day = one_day(mobility, f1);
    std::printf("%10u %10.2f %10.2f %12.1f %14.3f %8.2f %12.0f\n", made.people(), made_wall,
                made_cpu, static_cast<double>(made.bytes()) / made.people(), day, f1,
                static_cast<double>(used().ru_maxrss) / 1024);
}

} // namespace

int main(int argc, char** argv) {
    const population::Census census = population::read_census(TRUYVET_CENSUS);
    std::printf("%10s %10s %10s %12s %14s %8s %12s\n", "people", "made, s", "CPU-s", "bytes/person",
                "1000 cases, s", "F1", "peak, MiB");
    const population::Census delta = population::select(census, {"hai-duong"});
    for (const std::uint64_t people : {10'000, 100'000, 1'000'000}) {
        measure(delta, people);
    }
    if (argc > 1 && std::strcmp(argv[1], "all") == 0) {
        measure(census, 10'000'000);
        measure(census, 0);
    }
}
