// SPDX-License-Identifier: GPL-2.0-only
// Channels in whole runs: perfect ones find everything, one that is off leaves the others alone,
// and the F0 names as often as it is told to.
#include "sim/experiment/experiment.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace truyvet;

namespace {

const char* const small = R"(
[population]
provinces = ["lao-cai"]
people = 4000
[cases]
per_replicate = 30
[adoption]
share = 0.3
active_share = 1.0
[tracing]
channels = ["bluezone", "manual", "qr", "declaration", "alert"]
[tracing.qr]
venue_share = 1.0
[tracing.f2]
follow_every = 10
[experiment]
replicates = 10
)";

results::Results run(const std::vector<std::string>& set) {
    experiment::Options options;
    return experiment::run(scenario::read_text(small, "small", ".", {set, {}}), options);
}

/// A count of one channel by name, in all replicates.
std::vector<std::int64_t> counts(const results::Results& r, const std::string& channel,
                                 const char* column) {
    const results::Table& t = *r.find("channels");
    std::vector<std::int64_t> all;
    for (const std::size_t row : t.order()) {
        if (r.channels[static_cast<std::size_t>(t.counts("channel")[row])] == channel) {
            all.push_back(t.counts(column)[row]);
        }
    }
    return all;
}

/// True F1 and found ones of the manual channel in one setting, over all replicates.
std::pair<double, double> named_at(const results::Results& r, std::int64_t setting) {
    const results::Table& t = *r.find("settings");
    double found = 0;
    double true_f1 = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const auto channel = static_cast<std::size_t>(t.counts("channel")[row]);
        if (r.channels[channel] == "manual" && t.counts("setting")[row] == setting) {
            found += static_cast<double>(t.counts("found")[row]);
            true_f1 += static_cast<double>(t.counts("true_f1")[row]);
        }
    }
    return {found, true_f1};
}

} // namespace

TEST_CASE("Perfect channels together reach recall 1, for F2 too") {
    const auto r = run({"tracing.manual.named.home=1", "tracing.manual.named.school=1",
                        "tracing.manual.named.work=1", "tracing.manual.named.market=1",
                        "tracing.manual.named.transport=1", "tracing.manual.named.community=1",
                        "tracing.manual.others_named=0", "tracing.horizon_days=365"});
    CHECK(counts(r, "manual", "found") == counts(r, "manual", "true_f1"));
    CHECK(counts(r, "manual", "flagged") == counts(r, "manual", "true_f1"));
    CHECK(counts(r, "all", "found") == counts(r, "all", "true_f1"));
    const results::Table& t = *r.find("second");
    std::int64_t followed = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        if (r.channels[static_cast<std::size_t>(t.counts("channel")[row])] == "manual") {
            CHECK(t.counts("reached_f2")[row] == t.counts("true_f2")[row]);
            CHECK(t.counts("flagged_f2")[row] == t.counts("true_f2")[row]);
            followed += t.counts("index_cases")[row];
        }
    }
    CHECK(followed == 30); // every tenth of 30 cases, 10 replicates
}

TEST_CASE("A channel switched off leaves the others' draws untouched") {
    const auto all = run({});
    const auto fewer = run({R"(tracing.channels=["bluezone", "qr"])"});
    const auto other = run({"experiment.seed=2"});
    for (const char* channel : {"bluezone", "bluezone-phone", "qr"}) {
        INFO(channel);
        CHECK(counts(all, channel, "flagged") == counts(fewer, channel, "flagged"));
        CHECK(counts(all, channel, "found") == counts(fewer, channel, "found"));
        // Planted: other draws, and the comparison sees it.
        CHECK(counts(all, channel, "flagged") != counts(other, channel, "flagged"));
    }
}

TEST_CASE("Threads do not show in what the clock makes of the cases") {
    experiment::Options one;
    one.threads = 1;
    experiment::Options two = one;
    two.threads = 2;
    const auto s = scenario::read_text(small, "small", ".", {{"experiment.replicates=3"}, {}});
    const auto a = experiment::run(s, one);
    const auto b = experiment::run(s, two);
    for (const char* table : {"notice", "overlap", "burden", "second"}) {
        INFO(table);
        REQUIRE(a.find(table) != nullptr);
        REQUIRE(a.find(table)->same_columns(*b.find(table)));
        for (std::size_t c = 0; c < a.find(table)->columns().size(); ++c) {
            CHECK(a.find(table)->columns()[c].values == b.find(table)->columns()[c].values);
        }
    }
}

TEST_CASE("The F0 names contacts at work as often as it is told to") {
    // Bound: 5 standard errors, the chance of a false alarm is 6e-7. Each name is an independent
    // draw given who is a contact.
    const auto deviation = [](const results::Results& r, double expected) {
        const auto [found, true_f1] = named_at(r, 2);
        REQUIRE(true_f1 > 500);
        return std::abs(found / true_f1 - expected) /
               std::sqrt(expected * (1 - expected) / true_f1);
    };
    const auto named = [](const char* work) {
        return run({R"(tracing.channels=["manual"])", "tracing.horizon_days=365",
                    "experiment.replicates=30", work});
    };
    const auto r = named("tracing.manual.named.work=0.8");
    CHECK(deviation(r, 0.8) < 5);
    // Planted: the channel names two in three, 7 standard errors at 500 contacts.
    const auto wrong = named("tracing.manual.named.work=0.667");
    CHECK(deviation(wrong, 0.8) > 5);
}
