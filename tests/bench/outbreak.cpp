// SPDX-License-Identifier: GPL-2.0-only
// An outbreak without measures: CPU-seconds a day, infections a CPU-second, peak memory.
//   outbreak                  1 million people of Hai Duong, 0.1 % seeded, 60 days; then with two
//                             threads; then 10 thousand to 1 million at the same number seeded
//   outbreak all              goes on to 10 million and to all of Vietnam (9 GB, minutes)
//   outbreak one PEOPLE SEEDS DAYS [RISK]
//   outbreak traced           a whole run of outbreak-traced.toml, on one thread and on two
// A peer on one core of the machine of the first figures: OpenABM-Covid19 -O2, 1 million people, no
// interventions, 85 % infected: 1.35 CPU-s a day, 10,600 infections a CPU-second, 3,896 MB; with
// its tracing 1.09 CPU-s a day. It has no rooms, no positions and no radio.
#include "models/epidemic/outbreak.hpp"
#include "models/mobility/synthetic.hpp"

#include <omp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

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

double seconds(timeval t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

double cpu_s() {
    const rusage r = used();
    return seconds(r.ru_utime) + seconds(r.ru_stime);
}

struct Run {
    std::uint64_t people = 1'000'000;
    std::uint32_t seeds = 1000;
    std::uint32_t days = 60;
    double risk = 0; ///< 0 = the default
};

void head() {
    std::printf("%10s %7s %8s %9s %9s %9s %10s %11s %9s %9s\n", "people", "seeds", "threads",
                "infected", "CPU-s/day", "wall/day", "source-days", "infections/", "state, MB",
                "peak, MB");
}

void measure(const population::Population& people, const Run& run) {
    const core::Randomness chance(1, 0);
    const mobility::SyntheticMobility days(people, {}, chance);
    epidemic::EpidemicSettings settings;
    settings.imports.initial = run.seeds;
    settings.dose.risk_per_hour = run.risk > 0 ? run.risk : settings.dose.risk_per_hour;
    epidemic::Outbreak outbreak(days, settings, epidemic::Imports(people, settings, {}, chance),
                                chance);
    const mobility::Restrictions none(people);
    const double cpu = cpu_s();
    const double wall = wall_s();
    double source_days = 0;
    for (std::uint32_t d = 0; d < run.days; ++d) {
        const core::LocalDay day = settings.start + static_cast<int>(d);
        outbreak.step(day, none, static_cast<unsigned>(omp_get_max_threads()));
        source_days += static_cast<double>(outbreak.infectious(day).size());
    }
    const double spent = cpu_s() - cpu;
    const auto infected = static_cast<double>(outbreak.infections().size());
    std::printf(
        "%10u %7u %8d %8.2f%% %9.3f %9.3f %10.0f %11.0f %9.1f %9.0f  %.2f us a source-day\n",
        people.people(), run.seeds, omp_get_max_threads(), 100 * infected / people.people(),
        spent / run.days, (wall_s() - wall) / run.days, source_days, infected / spent,
        static_cast<double>(outbreak.bytes()) / 1e6, static_cast<double>(used().ru_maxrss) / 1024,
        1e6 * spent / source_days);
    std::fflush(stdout);
}

/// The whole program, people and results with it.
int traced(int threads) {
    const std::string out = "/tmp/truyvet-bench-" + std::to_string(getpid());
    const std::string command = std::string(TRUYVET_PROGRAM) + " run " TRUYVET_TRACED " -o " + out +
                                " --quiet --force --threads " + std::to_string(threads);
    rusage before{};
    getrusage(RUSAGE_CHILDREN, &before);
    const double wall = wall_s();
    const int failed = std::system(command.c_str());
    rusage after{};
    getrusage(RUSAGE_CHILDREN, &after);
    const double cpu = seconds(after.ru_utime) + seconds(after.ru_stime) -
                       seconds(before.ru_utime) - seconds(before.ru_stime);
    std::printf("with tracing, %d threads: %.2f CPU-s a day, %.2f s a day, peak %.0f MB\n", threads,
                cpu / 60, (wall_s() - wall) / 60, static_cast<double>(after.ru_maxrss) / 1024);
    std::filesystem::remove_all(out);
    return failed == 0 ? 0 : 1;
}

population::Population people_of(const population::Census& census, std::uint64_t size) {
    population::PopulationSettings settings;
    settings.people = size;
    return population::make(census, settings, core::Randomness(1, 0));
}

} // namespace

int main(int argc, char** argv) {
    const population::Census country = population::read_census(TRUYVET_CENSUS);
    const population::Census delta = population::select(country, {"hai-duong"});
    if (argc == 2 && std::strcmp(argv[1], "traced") == 0) {
        return traced(1) + traced(2);
    }
    head();
    if (argc >= 5 && std::strcmp(argv[1], "one") == 0) {
        const Run run{
            std::strtoull(argv[2], nullptr, 10), static_cast<std::uint32_t>(std::atoi(argv[3])),
            static_cast<std::uint32_t>(std::atoi(argv[4])), argc > 5 ? std::atof(argv[5]) : 0};
        measure(people_of(run.people > 2'000'000 ? country : delta, run.people), run);
        return 0;
    }
    const int threads = omp_get_max_threads();
    const population::Population million = people_of(delta, 1'000'000);
    omp_set_num_threads(1);
    measure(million, {});
    omp_set_num_threads(threads);
    measure(million, {});
    omp_set_num_threads(1);
    for (const std::uint64_t size : {10'000, 100'000, 1'000'000}) {
        measure(people_of(delta, size), {size, 1000, 10, 0});
    }
    const bool all = argc == 2 && std::strcmp(argv[1], "all") == 0;
    for (const std::uint64_t size : {10'000'000, 0}) {
        if (all) {
            measure(people_of(country, size), {size, 20'000, 10, 0});
        }
    }
}
