// SPDX-License-Identifier: GPL-2.0-only
// What storing and reading an experiment costs: a sweep of 10,000 replicates in all, and the Lào
// Cai arms with 10,000 replicates each, of realistic counts.
#include "models/core/random.hpp"
#include "sim/analysis/summary.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/file.hpp"
#include "sim/results/lazy.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>

using namespace truyvet;
using namespace truyvet::analysis;
using namespace truyvet::results;

namespace {

constexpr std::uint32_t arms = 28;

Cell cell(const core::Randomness& randomness, std::uint32_t arm, std::uint32_t replicate) {
    core::Stream draw =
        randomness.stream(core::Purpose{"bench.results"}, core::pair_word(arm, replicate));
    Cell c{arm, replicate, std::vector<ChannelCounts>(2), {}, {}};
    c.settings.resize(2);
    const std::int64_t f1 = draw.poisson(1600);
    std::int64_t left = f1;
    for (std::int64_t& step : c.waterfall) {
        step = left;
        left = static_cast<std::int64_t>(static_cast<double>(left) * draw.uniform(0.6, 1.0));
    }
    for (std::size_t k = 0; k < 2; ++k) {
        c.channels[k] = {100, f1, left, left + draw.poisson(20), 30, f1 / 3, left, left + 9};
        for (SettingCounts& s : c.settings[k]) {
            s = {draw.poisson(260), draw.poisson(40), draw.poisson(50)};
        }
    }
    return c;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void measure(std::uint32_t replicates) {
    Results r;
    r.channels = {"bluezone", "bluezone-phone"};
    r.arms.resize(arms);
    const core::Randomness randomness(1, 0);
    for (std::uint32_t arm = 0; arm < arms; ++arm) {
        for (std::uint32_t i = 0; i < replicates; ++i) {
            r.add(cell(randomness, arm, i));
        }
    }
    const auto path = std::filesystem::temp_directory_path() / "truyvet-bench.h5";
    auto start = std::chrono::steady_clock::now();
    write(r, path);
    const double writing = seconds_since(start);
    start = std::chrono::steady_clock::now();
    const Results back = read(path);
    const double reading = seconds_since(start);
    start = std::chrono::steady_clock::now();
    const std::size_t rows = LazyResults(path).find("channels")->rows();
    const double one_table = seconds_since(start);
    start = std::chrono::steady_clock::now();
    const std::size_t summary = summary_json(back).dump().size();
    const double summarising = seconds_since(start);
    start = std::chrono::steady_clock::now();
    const std::string sum = digest(back);
    std::printf("%8u replicates (28 arms x %u): file %.1f MB, write %.2f s, read %.2f s (table of "
                "%zu channel rows "
                "alone %.2f s), summarise %.2f s (%zu bytes), digest %.2f s\n",
                arms * replicates, replicates,
                static_cast<double>(std::filesystem::file_size(path)) / 1e6, writing, reading, rows,
                one_table, summarising, summary, seconds_since(start));
    std::filesystem::remove(path);
}

} // namespace

int main() {
    measure(358);
    measure(10000);
    return 0;
}
