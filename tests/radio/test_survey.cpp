// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/radio/survey.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::radio;

namespace {

/// Whether two surveys of the same people agree: P within 0.02, packets within 5 %, levels within
/// 1 dB, each plus three standard errors of the difference (jackknife over 20 groups of couples).
bool agree(const SurveyResult& a, const SurveyResult& b) {
    const auto difference = [&](std::size_t group) {
        auto x = as_array(a.without(group).figures());
        const auto y = as_array(b.without(group).figures());
        for (std::size_t f = 0; f < x.size(); ++f) {
            x[f] -= y[f];
        }
        return x;
    };
    const auto all = difference(SurveyResult::groups);
    const double packets = b.total().figures().packets_per_window;
    const std::array<double, survey_figures> bound{0.02, 0.05 * packets, 1, 1, 1};
    for (std::size_t f = 0; f < all.size(); ++f) {
        double variance = 0;
        for (std::size_t g = 0; g < SurveyResult::groups; ++g) {
            variance += std::pow(difference(g)[f] - all[f], 2);
        }
        const double se = std::sqrt(variance * (SurveyResult::groups - 1) / SurveyResult::groups);
        if (!(std::abs(all[f]) <= bound[f] + 3 * se)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("The same room agrees at both tiers", "[statistical]") {
    // The whole grid is tests/validation/radio_agreement.cpp.
    for (const char* name : {"bluezone-2020-07", "gaen"}) {
        const LinkTier link(protocol_named(name), RadioSettings{});
        const PacketTier packet(protocol_named(name), RadioSettings{});
        SurveyRequest request{.distance_m = 2, .phones = 20, .minutes = 30, .rooms = 4};
        const SurveyResult played = survey(packet, request, 3);
        CHECK(agree(survey(link, request, 3), played));
        request.distance_m = 3.5; // the planted fault: 5 dB further away
        CHECK_FALSE(agree(survey(link, request, 3), played));
    }
}

TEST_CASE("A survey refuses what makes no sense, all at once") {
    const LinkTier link(protocol_named("gaen"), RadioSettings{});
    try {
        survey(link, {.distance_m = -1, .phones = 1, .minutes = NAN}, 1);
        FAIL("accepted");
    } catch (const core::InputError& e) {
        CHECK(e.faults().size() == 3);
    }
}

TEST_CASE("The estimate for a great room says days, for a small one seconds") {
    const PacketTier tier(protocol_named("bluezone-2020-07"), RadioSettings{});
    CHECK(tier.estimated_seconds(100000, 60) > 86400);
    CHECK(tier.estimated_seconds(20, 60) < 20);
}
