// SPDX-License-Identifier: GPL-2.0-only
#include "made_people.hpp"
#include "models/adoption/adopters.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::adoption;
using adoption::test::made_people;

namespace {

constexpr core::TimePoint day0 = core::start_of(core::LocalDay{18765});

core::TimePoint after(int days) {
    return day0 + std::chrono::days{days};
}

Campaign push(double reached_per_day, double convinced) {
    Campaign c;
    c.name = "push";
    c.start = day0;
    c.end = after(60);
    c.reached_per_day = reached_per_day;
    c.convinced = convinced;
    return c;
}

struct Town {
    People people = made_people(20000);
    Ownership ownership{people, {}};
    Phones phones{people, ownership, {}, core::Randomness(23, 0)};

    [[nodiscard]] Adopters arm(int day, std::vector<Campaign> campaigns, double uninstalled = 0,
                               double lapsed = 0) const {
        return {phones,
                Rollout{{0.1, Denominator::people},
                        {1.0, 0.5},
                        {},
                        Timeline{day0, after(day), std::move(campaigns), uninstalled, lapsed}}};
    }
};

} // namespace

TEST_CASE("Before a campaign and without one the target stands") {
    const Town town;
    CHECK(town.arm(0, {push(0.2, 0.5)}).reached().installed == 2000);
    CHECK(town.arm(30, {}).reached().installed == 2000);
    CHECK(town.arm(30, {push(0.2, 0.0)}).reached().installed == 2000);
}

TEST_CASE("A campaign convinces as many as it says", "[statistical]") {
    const Town town;
    // Of the owners without the app 0.4 x (1 - exp(-0.1 x 20)); 4.5 standard errors.
    auto z = [&](double claimed) {
        const double others = town.phones.owners() - 2000.0;
        const double p = claimed * (1 - std::exp(-2.0));
        const double seen = town.arm(20, {push(0.1, 0.4)}).reached().installed - 2000.0;
        return std::abs(seen - p * others) / std::sqrt(others * p * (1 - p));
    };
    CHECK(z(0.4) < 4.5);
    CHECK(z(0.45) > 4.5); // planted fault
}

TEST_CASE("More effort, more time or one campaign more takes nobody away") {
    const Town town;
    Campaign gates = usual(Means::venue_gate);
    gates.start = after(5);
    gates.end = after(50);
    const Adopters base = town.arm(20, {push(0.1, 0.4)});
    const std::vector<Adopters> more{town.arm(25, {push(0.1, 0.4)}), town.arm(20, {push(0.2, 0.4)}),
                                     town.arm(20, {push(0.1, 0.6)}),
                                     town.arm(20, {gates, push(0.1, 0.4)})};
    for (const Phone& phone : town.phones.install_order()) {
        for (const Adopters& arm : more) {
            CHECK(base.installed(phone) <= arm.installed(phone));
            CHECK(base.active(phone) <= arm.active(phone));
        }
    }
    for (const Adopters& arm : more) {
        CHECK(arm.reached().installed > base.reached().installed);
    }
}

TEST_CASE("Nobody without a smartphone installs, whatever the campaign") {
    const Town town;
    const Adopters arm = town.arm(59, {push(10, 1.0)});
    CHECK(arm.reached().installed == town.phones.owners());
    for (std::uint32_t i = 0; i < town.people.count; ++i) {
        CHECK(arm.installed(core::PersonId{i}) == town.phones.of(core::PersonId{i}).owned());
    }
}

TEST_CASE("The audience is who is convinced") {
    const Town town;
    Campaign schools = push(5, 1.0);
    schools.audience.min_age = 15;
    schools.audience.max_age = 22;
    const Adopters without = town.arm(40, {});
    const Adopters arm = town.arm(40, {schools});
    for (const Phone& phone : town.phones.install_order()) {
        const bool addressed = schools.audience.contains(town.people.traits(phone.owner()));
        CHECK(arm.installed(phone) == (addressed || without.installed(phone)));
    }
}

TEST_CASE("A campaign ends when its money is spent") {
    Campaign c = push(0.1, 0.4);
    c.cost_vnd = 1000;
    c.budget_vnd = 5e6;
    c.stop_when_spent(10000); // 5,000 of 10,000 people can be reached
    CHECK(c.reached(after(60)) == Approx(0.5).epsilon(1e-4));
    CHECK(c.reached(after(2)) == Approx(1 - std::exp(-0.2)));
    c = push(0.1, 0.4);
    c.cost_vnd = 1000;
    c.budget_vnd = 5e9;
    c.stop_when_spent(10000);
    CHECK(c.end == after(60));
}

TEST_CASE("Uninstalls and lapses wear the installs down", "[statistical]") {
    const Town town;
    const auto reached = town.arm(30, {}, 0.02, 0.01).reached();
    // 2,000 installs, 4.5 standard errors.
    const double kept = std::pow(0.98, 30);
    CHECK(std::abs(reached.installed - 2000 * kept) < 4.5 * std::sqrt(2000 * kept * (1 - kept)));
    const double awake = kept * 0.5 * std::pow(0.99, 30);
    CHECK(std::abs(reached.active - 2000 * awake) < 4.5 * std::sqrt(2000 * awake * (1 - awake)));
    CHECK(std::abs(reached.active - 2000 * kept * 0.5) > 4.5 * std::sqrt(500)); // planted fault
}
