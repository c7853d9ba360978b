// SPDX-License-Identifier: GPL-2.0-only
// Check-in by code: venues, scans, check-outs and look-up, each with the others perfect.
#include "models/tracing/qr.hpp"
#include "tests/conformance/outcomes.hpp"
#include "tests/conformance/visitors.hpp"

namespace truyvet::conformance {
namespace {

constexpr std::uint64_t rounds = 100;

scenario::Settings perfect() {
    scenario::Settings s;
    s.tracing.qr = {.venue_share = 1,
                    .scan_share = 1,
                    .card_share = 1,
                    .checkout_share = 1,
                    .assumed_stay_hours = 2,
                    .lookup_hours = 12};
    return s;
}

Measured found(const Moved& moved, double after_hours, Phones phones) {
    const tracing::QrChannel qr(moved.over(perfect()).tracing.qr);
    double hits = 0;
    for (const auto& leads : found_in(round_of_markets(after_hours), qr, phones, rounds)) {
        hits += static_cast<double>(leads.size());
    }
    return share_of(hits, rounds * venues);
}

Measured with_code(const Moved& moved) {
    return found(moved, 0, {true, true});
}
/// Both must be on the list: the square of the share.
Measured both_scanned(const Moved& moved) {
    return found(moved, 0, {true, true});
}
Measured both_carded(const Moved& moved) {
    return found(moved, 0, {false, false});
}
/// Visitors come half an hour after the F0 left: on the list if it did not check out.
Measured overstayed(const Moved& moved) {
    return found(moved, 0.75, {true, true});
}

/// Nobody checks out; visitors come every tenth of an hour.
Measured assumed_hours(const Moved& moved) {
    scenario::Settings s = perfect();
    s.tracing.qr.checkout_share = 0;
    const tracing::QrChannel qr(moved.over(s).tracing.qr);
    const auto leads = found_in(one_market(-0.05), qr, {true, true}, 1).front();
    return exactly(0.1 * static_cast<double>(leads.size()));
}

Measured lookup(const Moved& moved) {
    const tracing::QrChannel qr(moved.over(perfect()).tracing.qr);
    std::vector<double> hours;
    for (const auto& leads : found_in(one_market(-0.1), qr, {true, true}, 4000)) {
        hours.push_back(core::seconds(leads.front().found_after) / 3600);
    }
    return mean_of(hours);
}

} // namespace

std::vector<Outcome> qr_outcomes() {
    return {{"share of visitors found, everybody scanning", with_code},
            {"share of visitors found, all with smartphones", both_scanned},
            {"share of visitors found, all with cards", both_carded},
            {"share of visitors found who came after the case had left", overstayed},
            {"hours after the case's coming in which visitors are listed", assumed_hours},
            {"mean hours from result to the register's list", lookup}};
}

} // namespace truyvet::conformance
