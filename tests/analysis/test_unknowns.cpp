// SPDX-License-Identifier: GPL-2.0-only
#include "sim/analysis/unknowns.hpp"
#include "sim/results/schema.hpp"
#include "sim/scenario/priors.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace truyvet;
using namespace truyvet::analysis;

namespace {

constexpr const char* text = R"([experiment]
replicates = 256
priors = ["adoption.active_share = 0:1", "tracing.bluezone.upload_share = 0:1", "adoption.share = 0:1"])";

/// Recall is 0.3 of the first draw and 0.1 of the second: variances of 0.09 / 12 and 0.01 / 12.
results::Results results_of(bool swapped) {
    const scenario::Experiment experiment = scenario::read_text(text, "unknowns", ".");
    const scenario::Draws draws(experiment);
    results::Results r;
    r.scenario = scenario::resolved_toml(experiment);
    r.channels = {"bluezone"};
    r.arms.push_back({"base", {}});
    for (std::int64_t replicate = 0; replicate < 256; ++replicate) {
        const auto drawn = draws.of(static_cast<std::uint32_t>(replicate));
        for (std::int64_t prior = 0; prior < 3; ++prior) {
            const std::array<std::int64_t, 2> key{replicate, prior};
            const std::array<double, 1> value{
                scenario::number_of(drawn[static_cast<std::size_t>(prior)].second)};
            r.table(results::draw_shape).append(key, value);
        }
        const double large = scenario::number_of(drawn[swapped ? 1 : 0].second);
        const double small = scenario::number_of(drawn[swapped ? 0 : 1].second);
        const auto found = std::llround(1e5 * (0.3 * large + 0.1 * small));
        const std::array<std::int64_t, 11> row{0,     replicate, 0, 100, 100000, found,
                                               found, 0,         0, 0,   0};
        r.table(results::channel_shape).append(row);
    }
    return r;
}

double share(const WhatMatters& one, const std::string& key) {
    for (const Unknown& u : one.unknowns) {
        if (u.key == key) {
            return u.first_order;
        }
    }
    return -1;
}

/// Nine tenths, less the sixty-fourth of it that is within the slices; and a tenth.
bool as_planted(const results::Results& r) {
    const WhatMatters one = what_matters(r).at(0);
    return std::abs(share(one, "adoption.active_share") - 0.9) < 0.03 &&
           std::abs(share(one, "tracing.bluezone.upload_share") - 0.1) < 0.03 &&
           share(one, "adoption.share") < 0.03;
}

} // namespace

TEST_CASE("What matters is what was planted") {
    CHECK(as_planted(results_of(false)));
    CHECK(what_matters(results_of(false)).at(0).unknowns.front().key == "adoption.active_share");
    CHECK_FALSE(as_planted(results_of(true))); // planted fault
}

TEST_CASE("Nothing is said to matter where nothing was drawn") {
    results::Results r = results_of(false);
    r.tables.erase("draws");
    CHECK(what_matters(r).empty());
}
