// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/occupations.hpp"
#include "sim/engine/advertising.hpp"
#include "sim/engine/by_part.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace truyvet;
using namespace truyvet::engine;

namespace {

population::Population lao_cai(std::uint64_t people) {
    population::PopulationSettings settings;
    settings.people = people;
    return population::make(
        population::select(population::read_census(TRUYVET_SCENARIO_DATA), {"lao-cai"}), settings,
        core::Randomness(1, 0));
}

struct Town {
    population::Population made = lao_cai(20000);
    adoption::People people = adoption::people_of(made, core::Randomness(1, 0));
    adoption::Ownership ownership{people, {}};
    adoption::Phones phones{people, ownership, {}, core::Randomness(1, 1)};
    adoption::Adopters arm{phones, adoption::Rollout{{0.2, adoption::Denominator::people}, {}}};
};

} // namespace

TEST_CASE("Parts add up to everybody, and each is who it says") {
    const Town town;
    for (const Partition by : partitions) {
        const Parts parts(town.made, by);
        const auto all = by_part(parts, town.phones, town.arm);
        REQUIRE(all.size() == parts.count());
        PartAdoption sum;
        for (const PartAdoption& p : all) {
            CHECK(p.installs <= p.owners);
            CHECK(p.active <= p.installs);
            sum.persons += p.persons;
            sum.owners += p.owners;
            sum.installs += p.installs;
            sum.active += p.active;
        }
        CHECK(sum.persons == town.made.people());
        CHECK(sum.owners == town.phones.owners());
        CHECK(sum.installs == town.arm.reached().installed);
        CHECK(sum.active == town.arm.reached().active);
    }
    const auto districts = by_part({town.made, Partition::district}, town.phones, town.arm);
    for (std::size_t d = 0; d < districts.size(); ++d) {
        CHECK(districts[d].persons == town.made.districts()[d].people.count);
    }
    const auto groups = by_part({town.made, Partition::occupation}, town.phones, town.arm);
    CHECK(groups[static_cast<std::size_t>(adoption::Occupation::kindergarten)].owners == 0);
}

TEST_CASE("Contacts are counted by the parts of the two") {
    const Town town;
    tracing::CaseFile file;
    file.course.person = core::PersonId{7};
    for (const std::uint32_t p : {3U, 5U, 19000U, 19500U}) {
        tracing::Candidate c;
        c.person = core::PersonId{p};
        c.close_contact = p != 5; // no true contact: not counted
        file.candidates.push_back(c);
    }
    auto contacts = no_contacts(town.made);
    REQUIRE(contacts.size() == partitions.size());
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        const Parts parts(town.made, partitions[i]);
        contacts[i].add(file);
        ContactsBetween twice = contacts[i];
        twice.add(contacts[i]);
        const std::size_t from = parts.of(core::PersonId{7});
        std::int64_t from_there = 0;
        for (std::size_t to = 0; to < parts.count(); ++to) {
            from_there += contacts[i].of(from, to);
            CHECK(twice.of(from, to) == 2 * contacts[i].of(from, to));
        }
        CHECK(from_there == 3);
        CHECK(contacts[i].of(from, parts.of(core::PersonId{19000})) >= 1);
    }
}

TEST_CASE("Phones that can be heard are those in use whose phone can advertise", "[statistical]") {
    const Town town;
    const radio::PhoneSettings settings;
    const auto able = able_to_advertise(town.phones, settings);
    std::int64_t expected = 0;
    for (const adoption::Phone& phone : town.phones.install_order()) {
        const auto whole = radio::draw_phone(settings, town.phones.chance(), phone.owner());
        expected += whole.advertises && town.arm.active(phone) ? 1 : 0;
    }
    const std::int64_t heard = town.arm.active_of(able);
    CHECK(heard == expected);
    // All iPhones and 85.9 % of the rest; 4.5 standard errors: false alarm 7e-6.
    const double active = town.arm.reached().active;
    const auto z = [&](double share) {
        return std::abs(static_cast<double>(heard) - share * active) /
               std::sqrt(active * share * (1 - share));
    };
    const double share = 1 - (1 - settings.ios_share) * settings.share_cannot_advertise;
    CHECK(z(share) < 4.5);
    CHECK(z(share - 0.1) > 4.5); // planted fault
}
