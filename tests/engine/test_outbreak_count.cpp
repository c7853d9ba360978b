// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_count.hpp"

#include <catch2/catch.hpp>

using namespace truyvet;
using namespace truyvet::engine;
using mobility::KeptWhere;

namespace {

const core::LocalDay start{18750};

core::TimePoint hour(int h) {
    return core::start_of(start) + std::chrono::hours{h};
}

Kept kept(std::uint32_t person, KeptWhere where, int from, int to, bool isolated = false) {
    return {{core::PersonId{person}, where, hour(from), hour(to)}, isolated};
}

OutbreakInfection infection(std::uint32_t person, float infectiousness) {
    OutbreakInfection i;
    i.infection = {core::PersonId{person}, core::PersonId::none(), hour(0), core::RoomId::none(),
                   infectiousness};
    return i;
}

OutbreakResult counted(const std::vector<OutbreakInfection>& tree) {
    OutbreakResult out;
    count_onward(tree, {}, out);
    return out;
}

} // namespace

TEST_CASE("An hour of a person is counted once: isolated before quarantined before at home") {
    std::vector<OutbreakDay> days(3);
    // Person 1: two quarantines that overlap, isolated in between, then at home.
    count_kept(
        {kept(1, KeptWhere::away, 6, 30), kept(1, KeptWhere::away, 18, 42),
         kept(1, KeptWhere::away, 24, 36, true), kept(1, KeptWhere::home, 0, 54),
         kept(2, KeptWhere::away, 60, 200)},
        start, [](core::PersonId p) { return p.value == 2 ? hour(0) : hour(1000); }, days);
    const auto hours = [](double days_of) { return days_of * 24; };
    CHECK(hours(days[0].kept_home) == Approx(6));
    CHECK(hours(days[0].quarantined) == Approx(18));
    CHECK(hours(days[0].isolated) == Approx(0).margin(1e-9));
    CHECK(hours(days[1].isolated) == Approx(12));
    CHECK(hours(days[1].quarantined) == Approx(6));
    CHECK(hours(days[1].kept_home) == Approx(6));
    CHECK(hours(days[2].kept_home) == Approx(6));
    // The outbreak's last day ends at 72 h; person 2 was infected, person 1 never was.
    CHECK(hours(days[2].quarantined) == Approx(12));
    CHECK(hours(days[2].quarantined_infected) == Approx(12));
    CHECK(hours(days[1].quarantined_infected) == Approx(0).margin(1e-9));
}

TEST_CASE("What quarantine cuts off is the infectiousness that was still to come") {
    const auto never = counted({infection(1, 2)});
    CHECK(never.onward > 0);
    CHECK(never.cut_by_quarantine == Approx(0).margin(1e-9));
    OutbreakInfection at_once = infection(1, 2);
    at_once.quarantined = hour(0);
    CHECK(counted({at_once}).cut_by_quarantine == Approx(never.onward));
    // Twice as infectious, twice as much.
    CHECK(counted({infection(1, 4)}).onward == Approx(2 * never.onward));
    OutbreakInfection at_median = infection(1, 2);
    at_median.quarantined = hour(130); // the median of a gamma of mean 5.7 and sd 2.14 days
    const double part = counted({at_median}).cut_by_quarantine / never.onward;
    CHECK(part == Approx(0.5).margin(0.02));
    // Isolated by its symptoms first: nothing is left to cut.
    at_median.would_come = hour(100);
    CHECK(counted({at_median}).cut_by_quarantine == Approx(0).margin(1e-9));
    CHECK(counted({at_median}).onward < never.onward);
}
