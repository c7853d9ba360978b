// SPDX-License-Identifier: GPL-2.0-only
// Who installs, before and after it is drawn: over many replicates the odds are the shares.
#include "made_people.hpp"
#include "models/adoption/install_odds.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

struct Couple {
    const Adopters& arm;
    const InstallOdds& odds;
    const Prospect& a;
    const Prospect& b;
};

/// Sum over replicates of what an arm does less what was expected of it, in standard errors.
double deviation(const Rollout& rollout, ClusteringSettings clustering,
                 const std::function<double(const Couple&)>& drawn_less_expected) {
    const People people = made_people(40);
    const Ownership ownership(people, {});
    double sum = 0;
    double squares = 0;
    for (std::uint64_t r = 0; r < 3000; ++r) {
        const Phones phones(people, ownership, clustering, core::Randomness(5, r));
        const Adopters arm(phones, rollout);
        const InstallOdds odds(arm);
        std::vector<Prospect> who;
        for (std::uint32_t i = 0; i < people.count; ++i) {
            who.emplace_back(phones, core::PersonId{i});
        }
        double e = 0;
        for (std::size_t i = 0; i < who.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                e += drawn_less_expected({arm, odds, who[i], who[j]});
            }
        }
        sum += e;
        squares += e * e;
    }
    return sum / std::sqrt(squares);
}

/// Of pairs that own phones; who owns one is as drawn.
double pair(const Couple& c) {
    if (!c.a.drawn.owned() || !c.b.drawn.owned()) {
        return 0;
    }
    const auto [a, b] = c.odds.together(c.a, c.b);
    return (c.arm.active(c.a.drawn) && c.arm.active(c.b.drawn) ? 1 : 0) - a.active * b.active;
}

double single(const Couple& c) {
    const double expected = c.a.owns * c.odds.alone(c.a).installed;
    return (c.arm.installed(c.a.drawn) ? 1 : 0) - expected;
}

/// Planted fault: two who install as if the other were nobody.
double as_if_alone(const Couple& c) {
    if (!c.a.drawn.owned() || !c.b.drawn.owned()) {
        return 0;
    }
    return (c.arm.active(c.a.drawn) && c.arm.active(c.b.drawn) ? 1 : 0) -
           c.odds.alone(c.a).active * c.odds.alone(c.b).active;
}

} // namespace

// Seven checks at 4.5 standard errors: false alarm 4e-5.
TEST_CASE("What is expected of who installs is what is drawn, in a village too", "[statistical]") {
    const Rollout few{{5.0 / 40, Denominator::people}, {.active_share = 0.8}};
    CHECK(std::abs(deviation(few, {}, single)) < 4.5);
    CHECK(std::abs(deviation(few, {}, pair)) < 4.5);
    CHECK(std::abs(deviation(few, {}, as_if_alone)) > 4.5);
    const Rollout users{{0.3, Denominator::smartphone_users}, {.active_share = 0.8}};
    CHECK(std::abs(deviation(users, {}, pair)) < 4.5);
}

TEST_CASE("People of a place who install alike are expected to", "[statistical]") {
    const Rollout some{{12.0 / 40, Denominator::people}, {.active_share = 0.8}};
    const ClusteringSettings clustering{0.5, 0.3};
    CHECK(std::abs(deviation(some, clustering, single)) < 4.5);
    CHECK(std::abs(deviation(some, clustering, pair)) < 4.5);
    CHECK(std::abs(deviation(some, {0.9, 0}, pair)) < 4.5);
    // Planted fault: places that bear on nobody, though the two share a household.
    const auto unplaced = [](const Couple& c) {
        if (c.a.traits.household != c.b.traits.household) {
            return 0.0;
        }
        Prospect a = c.a;
        Prospect b = c.b;
        a.places = {};
        b.places = {};
        return pair({c.arm, c.odds, a, b});
    };
    CHECK(std::abs(deviation(some, clustering, unplaced)) > 4.5);
}

TEST_CASE("Odds at the ends: nobody, everybody, one") {
    const People people = made_people(200);
    const Ownership ownership(people, {});
    const Phones phones(people, ownership, {}, core::Randomness(1, 1));
    const Prospect a(phones, core::PersonId{0});
    const Prospect b(phones, core::PersonId{1});
    const auto both = [&](InstallTarget target) {
        const Adopters arm(phones, Rollout{target, {1, 1}});
        const auto [x, y] = InstallOdds(arm).together(a, b);
        return x.installed * y.installed;
    };
    CHECK(both({0, Denominator::people}) == 0);
    CHECK(both({1.0 / 200, Denominator::people}) == 0);
    CHECK(both({2.0 / 200, Denominator::people}) > 0);
    CHECK(both({1, Denominator::people}) == Approx(1));
    CHECK(both({1, Denominator::smartphone_users}) == Approx(1));
}

TEST_CASE("Campaigns convince in expectation whom they convince", "[statistical]") {
    Timeline timeline;
    timeline.known_at = core::TimePoint{};
    timeline.at = core::TimePoint{} + std::chrono::days{20};
    Campaign c = usual(Means::door_to_door);
    c.start = timeline.known_at;
    c.end = timeline.at;
    timeline.campaigns = {c};
    timeline.uninstalled_per_day = 0.01;
    timeline.lapsed_per_day = 0.02;
    Rollout rollout{{10.0 / 40, Denominator::people}, {.active_share = 0.8}};
    rollout.timeline = timeline;
    // The limits are those the replicate came to: a tenth of a share off, of ten installs.
    double expected = 0;
    double drawn = 0;
    static_cast<void>(deviation(rollout, {}, [&](const Couple& couple) {
        expected += couple.a.owns * couple.odds.alone(couple.a).active;
        drawn += couple.arm.active(couple.a.drawn) ? 1 : 0;
        return 0.0;
    }));
    CHECK(expected == Approx(drawn).epsilon(0.1));
    CHECK_FALSE(2 * expected == Approx(drawn).epsilon(0.1));
}
