// SPDX-License-Identifier: GPL-2.0-only
#include "made_people.hpp"
#include "models/adoption/adopters.hpp"
#include "models/core/error.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

struct Town {
    explicit Town(ClusteringSettings clustering = {}, std::uint64_t replicate = 0)
        : phones(people, ownership, clustering, core::Randomness(17, replicate)) {}

    People people = made_people(20000);
    Ownership ownership{people, {}};
    Phones phones;
};

Rollout target(double share, Denominator of, double active = 0.38) {
    return {{share, of}, {1.0, active}};
}

std::uint32_t count_asked_one_by_one(const Town& town, const Adopters& arm) {
    std::uint32_t n = 0;
    for (std::uint32_t i = 0; i < town.people.count; ++i) {
        n += arm.installed(core::PersonId{i}) ? 1 : 0;
    }
    return n;
}

} // namespace

TEST_CASE("Targets are hit to the last install, for every denominator") {
    const Town town({0.3, 0.1});
    for (const Denominator of :
         {Denominator::people, Denominator::adults, Denominator::smartphone_users,
          Denominator::smartphone_subscriptions}) {
        for (const double share : {0.0, 0.1551, 0.30}) {
            const Adopters arm(town.phones, target(share, of));
            const auto expected = std::llround(share * town.phones.count(of));
            CHECK(count_asked_one_by_one(town, arm) == expected);
            CHECK(arm.reached().installed == expected);
            CHECK_FALSE(arm.reached().fell_short());
        }
    }
    // Planted fault: a share taken of the wrong whole is caught by the same comparison.
    const Adopters wrong(town.phones, target(0.3, Denominator::people));
    CHECK(count_asked_one_by_one(town, wrong) !=
          std::llround(0.3 * town.phones.count(Denominator::adults)));
}

TEST_CASE("Beyond the smartphones everybody who owns one installs, and it is said") {
    const Town town;
    const Adopters arm(town.phones, target(1.0, Denominator::people, 1.0));
    CHECK(arm.reached().installed == town.phones.owners());
    CHECK(arm.reached().active == town.phones.owners());
    CHECK(arm.reached().fell_short());
    CHECK(count_asked_one_by_one(town, arm) == town.phones.owners());

    CHECK_NOTHROW(require_reachable({0.3, Denominator::people}, town.ownership, "x.toml:3:1"));
    CHECK_THROWS_WITH(require_reachable({1.0, Denominator::people}, town.ownership, "x.toml:3:1"),
                      Catch::Contains("x.toml:3:1: 100.0 % of people") &&
                          Catch::Contains("give at most 0."));
}

TEST_CASE("Active, registered, installed and owning nest in every person") {
    const Town town({0.5, 0.2});
    const Adopters arm(town.phones, Rollout{{0.4, Denominator::people}, {0.62, 0.38}});
    std::uint32_t active = 0;
    std::uint32_t outside = 0;
    std::uint32_t planted = 0; // the nest turned round
    for (std::uint32_t i = 0; i < town.people.count; ++i) {
        const Phone p = town.phones.of(core::PersonId{i});
        outside += arm.active(p) > arm.registered(p) ? 1 : 0;
        outside += arm.registered(p) > arm.installed(p) ? 1 : 0;
        outside += arm.installed(p) > arm.owns(p) ? 1 : 0;
        planted += arm.installed(p) > arm.registered(p) ? 1 : 0;
        active += arm.active(p) ? 1 : 0;
    }
    CHECK(outside == 0);
    CHECK(planted > 0);
    CHECK(active == arm.reached().active);
}

TEST_CASE("A higher target or a higher active share takes nobody away") {
    const Town town({0.4, 0.0});
    std::vector<std::pair<Adopters, Adopters>> arms;
    for (const double share : {0.0, 0.1, 0.3, 0.5, 1.0}) {
        arms.emplace_back(Adopters(town.phones, target(share, Denominator::people, 0.38)),
                          Adopters(town.phones, target(share, Denominator::people, 1.0)));
    }
    std::uint32_t taken_away = 0;
    std::uint32_t planted = 0; // the order turned round
    for (std::uint32_t i = 0; i < town.people.count; ++i) {
        const Phone phone = town.phones.of(core::PersonId{i});
        bool before = false;
        for (const auto& [low, high] : arms) {
            taken_away += low.active(phone) < before ? 1 : 0;
            taken_away += high.active(phone) < low.active(phone) ? 1 : 0;
            taken_away += high.active(phone) != high.installed(phone) ? 1 : 0;
            planted += low.active(phone) > before ? 1 : 0;
            before = low.active(phone);
        }
    }
    CHECK(taken_away == 0);
    CHECK(planted > 0);
}

TEST_CASE("One person asked alone is the person in the order") {
    const Town town({0.3, 0.3});
    for (const Phone& in_order : town.phones.install_order()) {
        const Phone alone = town.phones.of(in_order.owner());
        CHECK(alone.install_key == in_order.install_key);
        CHECK(alone.use == in_order.use);
    }
    const auto order = town.phones.install_order();
    CHECK(std::is_sorted(order.begin(), order.end(), [](const Phone& a, const Phone& b) {
        return a.install_key < b.install_key;
    }));
}

TEST_CASE("Active use is the share asked for", "[statistical]") {
    // 8 replicates of about 5,000 installs; 4.5 standard errors: false alarm 7e-6.
    auto z = [](double share_used, double share_claimed) {
        double active = 0;
        double installs = 0;
        for (std::uint64_t replicate = 0; replicate < 8; ++replicate) {
            const Town town({}, replicate);
            const Adopters arm(town.phones, target(0.25, Denominator::people, share_used));
            active += arm.reached().active;
            installs += arm.reached().installed;
        }
        return std::abs(active - share_claimed * installs) /
               std::sqrt(installs * share_claimed * (1 - share_claimed));
    };
    CHECK(z(0.38, 0.38) < 4.5);
    CHECK(z(0.36, 0.38) > 4.5); // planted fault
}

TEST_CASE("Carriers come in their shares, and their installs in the ratios observed",
          "[statistical]") {
    std::array<double, 4> owners{};
    std::array<double, 4> installs{};
    for (std::uint64_t replicate = 0; replicate < 10; ++replicate) {
        const Town town({}, replicate);
        const Adopters arm(town.phones, target(0.2472, Denominator::smartphone_users));
        for (const Phone& phone : town.phones.install_order()) {
            const auto c = static_cast<std::size_t>(town.phones.carrier(phone.owner()));
            owners[c] += 1;
            installs[c] += arm.installed(phone) ? 1 : 0;
        }
    }
    // At the mean of the observed rates; 4.5 standard errors: false alarm 7e-6 each.
    auto z = [&](std::size_t c, double rate) {
        return std::abs(installs[c] - rate * owners[c]) / std::sqrt(owners[c] * rate * (1 - rate));
    };
    const double all = owners[0] + owners[1] + owners[2] + owners[3];
    for (std::size_t c = 0; c < carriers.size(); ++c) {
        CHECK(z(c, carriers[c].installs) < 4.5);
        CHECK(carriers[c].eagerness == Approx(-std::log(1 - carriers[c].installs)).epsilon(1e-4));
        const double share = carriers[c].subscribers;
        CHECK(std::abs(owners[c] - share * all) < 4.5 * std::sqrt(all * share * (1 - share)));
    }
    CHECK(z(0, carriers[1].installs) > 4.5); // planted fault: one carrier's rate for another's
}
