// SPDX-License-Identifier: GPL-2.0-only
// Link tier against packet tier over a grid, as a table of docs/radio.md. Exit 1 if a figure is
// further off than its bound and three standard errors of the difference.
//   radio_agreement [minutes=30] [couples=100] [seed=1]
#include "models/radio/survey.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

using Figures = std::array<double, survey_figures>;

/// Jackknife over groups that both tiers share, so that common shadowing cancels.
Figures difference_errors(const SurveyResult& a, const SurveyResult& b) {
    const auto difference = [&](std::size_t group) {
        const Figures x = as_array(a.without(group).figures());
        const Figures y = as_array(b.without(group).figures());
        Figures d{};
        for (std::size_t f = 0; f < d.size(); ++f) {
            d[f] = x[f] - y[f];
        }
        return d;
    };
    const Figures all = difference(SurveyResult::groups);
    Figures variance{};
    for (std::size_t g = 0; g < SurveyResult::groups; ++g) {
        const Figures left = difference(g);
        for (std::size_t f = 0; f < left.size(); ++f) {
            variance[f] += (left[f] - all[f]) * (left[f] - all[f]);
        }
    }
    for (double& v : variance) {
        v = std::sqrt(v * (SurveyResult::groups - 1) / SurveyResult::groups);
    }
    return variance;
}

/// Prints one line; returns how many figures are out of bounds.
int compare(const char* protocol, const SurveyRequest& request, const SurveyResult& link,
            const SurveyResult& packet) {
    const Figures l = as_array(link.total().figures());
    const Figures p = as_array(packet.total().figures());
    const Figures se = difference_errors(link, packet);
    const Figures bound{0.02, 0.05 * p[1], 1, 1, 1};
    int out = 0;
    std::printf("| %s | %g | %zu | %.0f ", protocol, request.distance_m, request.phones,
                packet.total().windows);
    for (std::size_t f = 0; f < l.size(); ++f) {
        const bool off = !(std::abs(l[f] - p[f]) <= bound[f] + 3 * se[f]);
        out += off ? 1 : 0;
        std::printf(f == 0 ? "| %.3f / %.3f (%.3f)%s " : "| %.2f / %.2f (%.2f)%s ", l[f], p[f],
                    se[f], off ? " **off**" : "");
    }
    std::printf("|\n");
    std::fflush(stdout);
    return out;
}

} // namespace

int main(int argc, char** argv) {
    const double minutes = argc > 1 ? std::atof(argv[1]) : 30;
    const double couples = argc > 2 ? std::atof(argv[2]) : 100;
    const auto seed = static_cast<std::uint64_t>(argc > 3 ? std::atoll(argv[3]) : 1);
    std::puts(
        "| protocol | m | phones | windows | P(heard), link / packet (se of difference) | "
        "packets a window | RSSI mean dBm | p10 | p90 |\n|---|---|---|---|---|---|---|---|---|");
    int out = 0;
    std::size_t lines = 0;
    const auto grid = [&](const char* name, const char* title, double ios_share,
                          std::initializer_list<std::size_t> crowds,
                          std::initializer_list<double> distances) {
        const LinkTier link(protocol_named(name), RadioSettings{});
        const PacketTier packet(protocol_named(name), RadioSettings{});
        for (const std::size_t phones : crowds) {
            for (const double distance : distances) {
                SurveyRequest request{.distance_m = distance, .phones = phones, .minutes = minutes};
                request.people.ios_share = ios_share;
                request.rooms = static_cast<std::size_t>(std::ceil(2 * couples / double(phones)));
                out += compare(title, request, survey(link, request, seed),
                               survey(packet, request, seed));
                ++lines;
            }
        }
    };
    grid("bluezone-2020-07", "bluezone-2020-07", 0, {2, 20, 100, 200}, {0.5, 1, 2, 3, 5, 10});
    grid("gaen", "gaen", 0, {2, 20, 100, 200}, {0.5, 1, 2, 3, 5, 10});
    // iPhones among them: one connection at a time, in the link tier by its mean waiting time.
    grid("bluezone-2020-07", "bluezone-2020-07, 36 % iPhones", 0.36, {2, 20, 100}, {1, 3, 10});
    std::printf("\n%d of %zu figures out of bounds\n", out, lines * survey_figures);
    return out == 0 ? 0 : 1;
}
