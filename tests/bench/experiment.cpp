// SPDX-License-Identifier: GPL-2.0-only
// The whole Lào Cai experiment (28 arms, 20 replicates, 100 index cases each) as a user runs it:
// wall time, CPU time, memory of the largest process, and the digest, which must not differ.
#include "sim/results/file.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Cost {
    double wall_s = 0;
    double cpu_s = 0;
    double peak_mb = 0;
    int status = 0;
};

double seconds(const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
}

Cost cost_of(std::vector<std::string> command) {
    std::vector<char*> argv;
    for (std::string& word : command) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t pid = fork();
    if (pid == 0) {
        execv(argv[0], argv.data());
        _exit(127);
    }
    Cost cost;
    rusage used{};
    wait4(pid, &cost.status, 0, &used);
    cost.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    cost.cpu_s = seconds(used.ru_utime) + seconds(used.ru_stime);
    cost.peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
    return cost;
}

std::string digest_of(const std::filesystem::path& file) {
    const std::string command = fmt::format("{} digest {}", TRUYVET_PROGRAM, file.string());
    std::array<char, 256> line{};
    FILE* pipe = popen(command.c_str(), "r");
    const bool read = pipe != nullptr && std::fgets(line.data(), line.size(), pipe) != nullptr;
    if (pipe != nullptr) {
        pclose(pipe);
    }
    return read ? std::string(line.data()).substr(0, 16) : "none";
}

/// All channels, with F2, against Bluezone alone, in turn: the ratio of CPU times. Target: at
/// most 2.
int compare_channels(const fs::path& out) {
    double alone = 0;
    double all = 0;
    int failures = 0;
    for (int turn = 0; turn < 3; ++turn) {
        const std::vector<std::string> run{
            TRUYVET_PROGRAM, "run", TRUYVET_CHANNELS, "-o", out.string(), "--quiet", "--force",
            "--threads",     "1",   "--replicates",   "10"};
        auto bluezone = run;
        for (const char* word :
             {"--set", "tracing.channels=[\"bluezone\"]", "--set", "tracing.f2.follow_every=0"}) {
            bluezone.emplace_back(word);
        }
        const Cost one = cost_of(bluezone);
        const Cost five = cost_of(run);
        failures += one.status != 0 || five.status != 0 ? 1 : 0;
        alone += one.cpu_s;
        all += five.cpu_s;
    }
    fmt::print(
        "all channels and F2 against Bluezone alone, 3 x 10 replicates: {:.1f} / {:.1f} CPU s "
        "= {:.2f}\n",
        all, alone, all / alone);
    return failures;
}

/// Seconds of processor for writing the whole file as often as there are replicates' parts, and
/// once more: no part is as large as the whole.
double storing(const std::filesystem::path& file) {
    const auto results = truyvet::results::read(file);
    const auto copy = file.parent_path() / "copy.h5";
    const std::clock_t start = std::clock();
    for (std::size_t i = 0; i <= results.replicates(); ++i) {
        truyvet::results::write(results, copy);
    }
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main() {
    const fs::path out = fs::temp_directory_path() / fmt::format("truyvet-bench-{}", getpid());
    fmt::print("{:<22} {:>8} {:>8} {:>9}  digest\n", "Lao Cai, whole", "wall s", "CPU s",
               "peak MB");
    int failures = 0;
    double alone_s = 0;
    double storing_s = 0;
    for (const auto& [jobs, threads] : {std::pair{1, 1}, {1, 2}, {2, 1}}) {
        const Cost c = cost_of({TRUYVET_PROGRAM, "run", TRUYVET_SCENARIO, "-o", out.string(),
                                "--quiet", "--force", "--jobs", std::to_string(jobs), "--threads",
                                std::to_string(threads)});
        failures += c.status != 0 ? 1 : 0;
        fmt::print("{:<22} {:>8.1f} {:>8.1f} {:>9.0f}  {}\n",
                   fmt::format("{} job(s), {} thread(s)", jobs, threads), c.wall_s, c.cpu_s,
                   c.peak_mb, digest_of(out / "run.h5"));
        if (jobs == 1 && threads == 1) {
            alone_s = c.wall_s;
            storing_s = storing(out / "run.h5");
            fmt::print("  storing: at most {:.2f} s, {:.2f} % of that\n", storing_s,
                       100 * storing_s / c.cpu_s);
        } else if (jobs == 2) {
            fmt::print("  two processes against one: {:.2f} times as fast\n", alone_s / c.wall_s);
        }
    }
    failures += compare_channels(out);
    fs::remove_all(out);
    return failures;
}
