// SPDX-License-Identifier: GPL-2.0-only
// What is expected of pairs is what the plain way draws, on the mean: every arm, both rules.
#include "sim/experiment/experiment.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace truyvet;

namespace {

const char* const town = R"(
[population]
provinces = ["lao-cai"]
people = 6000
[cases]
per_replicate = 40
onset_to_isolation.max_days = 3.0
[tracing.bluezone]
publish_share = 0.9
upload_share = 0.8
notice_share = 0.9
[experiment]
replicates = 40
[[experiment.arm]]
name = "{}"
vary = {"adoption.share" = [0.25, 0.6], "adoption.active_share" = [0.5, 1.0], "tracing.bluezone.rule" = ["phone", "authority"]}
)";

results::Results run(const std::string& estimator) {
    scenario::Overrides overrides;
    overrides.set.push_back("experiment.estimator=\"" + estimator + "\"");
    return experiment::run(scenario::read_text(town, "town", ".", overrides), {});
}

using Row = std::function<double(const results::Table&, std::size_t)>;

/// Sums by replicate of one arm's and channel's rows.
std::vector<double> sums(const results::Table& t, std::int64_t arm, std::int64_t channel, Row row) {
    std::vector<double> all(40, 0);
    for (std::size_t i = 0; i < t.rows(); ++i) {
        if (t.counts("arm")[i] == arm && t.counts("channel")[i] == channel) {
            all[static_cast<std::size_t>(t.counts("replicate")[i])] += row(t, i);
        }
    }
    return all;
}

Row count(std::string column) {
    return [=](const results::Table& t, std::size_t i) {
        return static_cast<double>(t.counts(column)[i]);
    };
}
Row real(std::string column, double times) {
    return [=](const results::Table& t, std::size_t i) {
        return times * std::get<results::Reals>(t.column(column).values)[i];
    };
}

/// How many standard errors what was drawn lies from what was expected.
double apart(const std::vector<double>& drawn, const std::vector<double>& expected) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double e = drawn[i] - expected[i];
        sum += e;
        squares += e * e;
    }
    return std::abs(sum) / std::sqrt(squares);
}

} // namespace

// 8 arms, 2 channels, found and flagged, drawn plainly and from the book: 64 checks, many of the
// same draws, at 4.5 standard errors of 40 replicates (t with 39 degrees, 6e-5 each): 0.4 % in all.
TEST_CASE("Pairs and the plain way agree on all arms and both rules", "[statistical]") {
    const results::Results pairs = run("pairs");
    const results::Results plain = run("plain");
    REQUIRE(plain.find("expected") == nullptr);
    const results::Table& expected = *pairs.find("expected");
    double caught = 0;
    for (std::int64_t arm = 0; arm < 8; ++arm) {
        CAPTURE(pairs.arms[static_cast<std::size_t>(arm)].name);
        for (std::int64_t channel = 0; channel < 2; ++channel) {
            for (const std::string column : {"found", "flagged"}) {
                CAPTURE(channel, column);
                const auto hoped = sums(expected, arm, channel, real(column, 1));
                for (const results::Results* r : {&pairs, &plain}) {
                    const auto drawn = sums(*r->find("channels"), arm, channel, count(column));
                    CHECK(apart(drawn, hoped) < 4.5);
                    // Planted bias: a fifth too many.
                    caught += apart(drawn, sums(expected, arm, channel, real(column, 1.2))) > 4.5;
                }
            }
            const auto f0 = sums(expected, arm, channel, real("true_f1_f0_active", 1));
            CHECK(apart(sums(*plain.find("channels"), arm, channel, count("true_f1_f0_active")),
                        f0) < 4.5);
        }
    }
    CHECK(caught > 0); // in the arms where the plain way sees sharply enough
}

TEST_CASE("Expected steps never rise, and the last ones are whom the channel finds") {
    const results::Results r = run("pairs");
    const results::Table& t = *r.find("expected_waterfall");
    const auto& f1 = std::get<results::Reals>(t.column("f1").values);
    std::vector<double> notified(8, 0);
    double last = 0;
    for (const std::size_t i : t.order()) {
        const std::int64_t step = t.counts("step")[i];
        if (step > 0) {
            CHECK(f1[i] <= last * (1 + 1e-12));
        }
        last = f1[i];
        if (step == 10) {
            notified[static_cast<std::size_t>(t.counts("arm")[i])] += f1[i];
        }
    }
    for (std::int64_t arm = 0; arm < 8; ++arm) {
        double found = 0;
        for (const double x : sums(*r.find("expected"), arm, 0, real("found", 1))) {
            found += x;
        }
        CHECK(found == Approx(notified[static_cast<std::size_t>(arm)]));
    }
}
