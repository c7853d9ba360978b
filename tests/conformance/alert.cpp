// SPDX-License-Identifier: GPL-2.0-only
// Published venues: which, when, for which hours, and who comes forward.
#include "models/tracing/alert.hpp"
#include "tests/conformance/outcomes.hpp"
#include "tests/conformance/visitors.hpp"

namespace truyvet::conformance {
namespace {

constexpr std::uint64_t rounds = 100;

scenario::Settings perfect() {
    scenario::Settings s;
    s.tracing.alert = {.published_share = 1,
                       .publish_hours = 0,
                       .margin_hours = 0,
                       .response_share = 1,
                       .response_hours = 0};
    return s;
}

Measured told(const Moved& moved) {
    const tracing::AlertChannel alert(moved.over(perfect()).tracing.alert);
    double hits = 0;
    for (const auto& leads : found_in(round_of_markets(0), alert, {}, rounds)) {
        hits += static_cast<double>(leads.size());
    }
    return share_of(hits, rounds * venues);
}

/// Of the first visitor in each of many replicates.
Measured mean_hours(const Moved& moved) {
    const tracing::AlertChannel alert(moved.over(perfect()).tracing.alert);
    std::vector<double> hours;
    for (const auto& leads : found_in(one_market(-0.1), alert, {}, 4000)) {
        hours.push_back(core::seconds(leads.front().found_after) / 3600);
    }
    return mean_of(hours);
}

/// Visitors come every tenth of an hour from the F0's leaving on.
Measured margin(const Moved& moved) {
    const tracing::AlertChannel alert(moved.over(perfect()).tracing.alert);
    const auto leads = found_in(one_market(0.25 - 0.05), alert, {}, 1).front();
    return exactly(0.1 * static_cast<double>(leads.size()));
}

} // namespace

std::vector<Outcome> alert_outcomes() {
    return {{"share of visitors who come forward", told},
            {"mean hours from result to a visitor's coming forward", mean_hours},
            {"hours after the case's leaving that are published", margin}};
}

} // namespace truyvet::conformance
