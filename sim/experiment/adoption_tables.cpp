// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/adoption_tables.hpp"

#include "sim/experiment/typed_table.hpp"
#include "sim/results/schema.hpp"

#include <array>

namespace truyvet::experiment {
namespace {

struct AdoptionRow {
    std::int64_t arm;
    std::int64_t replicate;
    std::int64_t persons;
    std::int64_t households;
    std::int64_t owners;
    std::int64_t subscriptions;
    std::int64_t asked;
    std::int64_t installs;
    std::int64_t registered;
    std::int64_t active;
    std::int64_t advertising;
};
const TypedTable<AdoptionRow> adoption_table{
    results::adoption_shape,
    {{"arm", &AdoptionRow::arm},
     {"replicate", &AdoptionRow::replicate},
     {"persons", &AdoptionRow::persons},
     {"households", &AdoptionRow::households},
     {"smartphone_owners", &AdoptionRow::owners},
     {"smartphone_subscriptions", &AdoptionRow::subscriptions},
     {"installs_asked", &AdoptionRow::asked},
     {"installs", &AdoptionRow::installs},
     {"registered", &AdoptionRow::registered},
     {"active", &AdoptionRow::active},
     {"advertising", &AdoptionRow::advertising}}};

struct PartRow : engine::PartAdoption {
    std::int64_t arm;
    std::int64_t part;
};
struct ContactsRow {
    std::int64_t world;
    std::int64_t replicate;
    std::int64_t from;
    std::int64_t to;
    std::int64_t true_f1;
};

/// Who has the app in which part of the people, in the first replicate; and true F1 by the parts of
/// case and contact, where `world` is the first arm of those that share them.
struct PartTables {
    TypedTable<PartRow> adoption;
    TypedTable<ContactsRow> contacts;
};

PartTables tables(const std::string& part, const results::TableShape& adoption,
                  const results::TableShape& contacts) {
    const std::string from = "from_" + part;
    const std::string to = "to_" + part;
    return {{adoption,
             {{"arm", &PartRow::arm},
              {part, &PartRow::part},
              {"persons", &PartRow::persons},
              {"smartphone_owners", &PartRow::owners},
              {"installs", &PartRow::installs},
              {"active", &PartRow::active}}},
            {contacts,
             {{"world", &ContactsRow::world},
              {"replicate", &ContactsRow::replicate},
              {from, &ContactsRow::from},
              {to, &ContactsRow::to},
              {"true_f1", &ContactsRow::true_f1}}}};
}

/// By engine::Partition.
const std::array<PartTables, engine::partitions.size()> part_tables{
    tables("district", results::district_shape, results::district_contacts_shape),
    tables("group", results::group_shape, results::group_contacts_shape)};

void add_parts(results::Results& out, const world::World& world,
               const engine::ReplicateResult& result, std::size_t partition) {
    for (std::size_t a = 0; a < result.parts[partition].size(); ++a) {
        const auto& parts = result.parts[partition][a];
        for (std::size_t p = 0; p < parts.size(); ++p) {
            part_tables[partition].adoption.append(
                out, {parts[p], world.arm_numbers[a], static_cast<std::int64_t>(p)});
        }
    }
}

void add_contacts(results::Results& out, const world::World& world,
                  const engine::ContactsBetween& met, std::size_t partition,
                  std::uint32_t replicate) {
    for (std::size_t from = 0; from < met.parts(); ++from) {
        for (std::size_t to = 0; to < met.parts(); ++to) {
            if (const std::int64_t pairs = met.of(from, to); pairs > 0) {
                part_tables[partition].contacts.append(out, {world.arm_numbers.front(), replicate,
                                                             static_cast<std::int64_t>(from),
                                                             static_cast<std::int64_t>(to), pairs});
            }
        }
    }
}

} // namespace

void add_adoption(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        const adoption::Reached& r = result.reached[a];
        adoption_table.append(out, {.arm = world.arm_numbers[a],
                                    .replicate = replicate,
                                    .persons = world.people.people(),
                                    .households = world.people.households(),
                                    .owners = result.smartphone_owners,
                                    .subscriptions = result.smartphone_subscriptions,
                                    .asked = r.asked,
                                    .installs = r.installed,
                                    .registered = r.registered,
                                    .active = r.active,
                                    .advertising = result.advertising[a]});
    }
    for (std::size_t p = 0; p < engine::partitions.size(); ++p) {
        add_parts(out, world, result, p);
        add_contacts(out, world, result.contacts[p], p, replicate);
    }
}

} // namespace truyvet::experiment
