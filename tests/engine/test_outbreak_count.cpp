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

TEST_CASE("Tracing leads back to who infected a case, and on to whom it infected") {
    // 1 infected 2, 2 infected 3 before its result and 4 after it; 1 was reported before 2.
    std::vector<OutbreakInfection> tree{infection(1, 1), infection(2, 1), infection(3, 1),
                                        infection(4, 1)};
    const auto infects = [&](std::size_t by, std::size_t whom, int when) {
        tree[whom - 1].infection.by = core::PersonId{static_cast<std::uint32_t>(by)};
        tree[whom - 1].infection.when = hour(when);
    };
    infects(1, 2, 30);
    infects(2, 3, 80);
    infects(2, 4, 120);
    tree[0].reported = hour(90);
    tree[1].reported = hour(100);
    tree[2].reported = hour(140);
    const auto links = [&](std::vector<Investigated> cases) { return count_links(cases, tree); };
    const auto person = [](std::uint32_t p) { return core::PersonId{p}; };
    const OutbreakLinks all = links({{person(1), {person(2)}},
                                     {person(2), {person(3), person(1), person(3)}},
                                     {person(3), {person(2)}}});
    CHECK(all.cases == 2);          // nobody here infected the first
    CHECK(all.infector_known == 2); // both infectors had been reported
    CHECK(all.infector_named == 0);
    CHECK(all.infectees == 2); // 2 by 1 and 3 by 2; 4 was infected after the result
    CHECK(all.infectees_named == 2);
    tree[0].reported = core::TimePoint::max();
    const OutbreakLinks back = links({{person(2), {person(1)}}});
    CHECK(back.infector_known == 0);
    CHECK(back.infector_named == 1);
    CHECK(back.infectees_named == 0);
}
