// SPDX-License-Identifier: GPL-2.0-only
// Fits the two factors of models/radio/collision.hpp to the packet tier and prints
// models/radio/data/collision.toml.   radio_calibrate [minutes=10] [seed=7]
#include "models/radio/survey.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

struct Case {
    const char* protocol;
    SurveyRequest request;
    double packets; ///< a window, at packet tier
};

std::vector<Case> play_cases(double minutes, std::uint64_t seed) {
    std::vector<Case> cases;
    for (const char* protocol : {"bluezone-2020-07", "gaen"}) {
        const PacketTier tier(protocol_named(protocol), RadioSettings{});
        for (const std::size_t phones : {100, 200}) {
            for (const double distance : {1.0, 8.0}) {
                SurveyRequest request{.distance_m = distance, .phones = phones, .minutes = minutes};
                const double packets =
                    survey(tier, request, seed).total().figures().packets_per_window;
                cases.push_back({protocol, request, packets});
                std::fprintf(stderr, "%s, %zu phones, %g m: %.2f packets a window\n", protocol,
                             phones, distance, packets);
            }
        }
    }
    return cases;
}

/// Mean square of the relative error of packets a window.
double badness(const std::vector<Case>& cases, CollisionFactors factors, std::uint64_t seed) {
    double sum = 0;
    for (std::size_t i = 0; i < cases.size();) {
        const char* protocol = cases[i].protocol;
        const LinkTier link(protocol_named(protocol), RadioSettings{}, factors);
        for (; i < cases.size() && cases[i].protocol == protocol; ++i) {
            const double packets =
                survey(link, cases[i].request, seed).total().figures().packets_per_window;
            sum += std::pow(packets / cases[i].packets - 1, 2);
        }
    }
    return sum / static_cast<double>(cases.size());
}

} // namespace

int main(int argc, char** argv) {
    const double minutes = argc > 1 ? std::atof(argv[1]) : 10;
    const auto seed = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 7);
    const auto cases = play_cases(minutes, seed);
    CollisionFactors best;
    double least = badness(cases, best, seed);
    std::fprintf(stderr, "theory: rms error %.4f\n", std::sqrt(least));
    for (double step = 0.4; step > 0.02;) { // compass search
        const CollisionFactors before = best;
        for (const auto& [lock, sinr] : {std::pair{step, 0.0}, std::pair{-step, 0.0},
                                         std::pair{0.0, step}, std::pair{0.0, -step}}) {
            const CollisionFactors tried{before.lock + lock, before.sinr + sinr};
            const double bad = tried.lock < 0 || tried.sinr < 0 ? 1 : badness(cases, tried, seed);
            if (bad < least) {
                least = bad;
                best = tried;
            }
        }
        step = best.lock == before.lock && best.sinr == before.sinr ? step / 2 : step;
    }
    std::printf(
        "# SPDX-License-Identifier: GPL-2.0-only\n"
        "# Factors of models/radio/collision.hpp, made by\n"
        "#   build/validation/radio_calibrate %g %llu > models/radio/data/collision.toml\n"
        "# Packets a window then agree with the packet tier within %.1f %% (rms over 100 and 200 "
        "phones).\n"
        "lock = %.3f\nsinr = %.3f\n",
        minutes, static_cast<unsigned long long>(seed), 100 * std::sqrt(least), best.lock,
        best.sinr);
    return 0;
}
