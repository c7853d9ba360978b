// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/adoption_tables.hpp"

#include "sim/results/schema.hpp"

#include <array>

namespace truyvet::experiment {
namespace {

/// The tables of a partition.
struct PartShapes {
    const results::TableShape& adoption;
    const results::TableShape& contacts;
};

/// By engine::Partition.
const std::array<PartShapes, engine::partitions.size()> part_shapes{
    {{results::district_shape, results::district_contacts_shape},
     {results::group_shape, results::group_contacts_shape}}};

void add_parts(results::Results& out, const world::World& world,
               const engine::ReplicateResult& result, std::size_t partition) {
    for (std::size_t a = 0; a < result.parts[partition].size(); ++a) {
        results::Table& table = out.table(part_shapes[partition].adoption);
        const auto& parts = result.parts[partition][a];
        for (std::size_t p = 0; p < parts.size(); ++p) {
            table.append(std::array<std::int64_t, 6>{
                world.arm_numbers[a], static_cast<std::int64_t>(p), parts[p].persons,
                parts[p].owners, parts[p].installs, parts[p].active});
        }
    }
}

void add_contacts(results::Results& out, const world::World& world,
                  const engine::ContactsBetween& met, std::size_t partition,
                  std::uint32_t replicate) {
    for (std::size_t from = 0; from < met.parts(); ++from) {
        for (std::size_t to = 0; to < met.parts(); ++to) {
            if (const std::int64_t pairs = met.of(from, to); pairs > 0) {
                out.table(part_shapes[partition].contacts)
                    .append(std::array<std::int64_t, 5>{world.arm_numbers.front(), replicate,
                                                        static_cast<std::int64_t>(from),
                                                        static_cast<std::int64_t>(to), pairs});
            }
        }
    }
}

} // namespace

void add_adoption(results::Results& out, const world::World& world,
                  const engine::ReplicateResult& result, std::uint32_t replicate) {
    results::Table& table = out.table(results::adoption_shape);
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        const adoption::Reached& r = result.reached[a];
        table.append(std::array<std::int64_t, 11>{
            world.arm_numbers[a], replicate, world.people.people(), world.people.households(),
            result.smartphone_owners, result.smartphone_subscriptions, r.asked, r.installed,
            r.registered, r.active, result.advertising[a]});
    }
    for (std::size_t p = 0; p < engine::partitions.size(); ++p) {
        add_parts(out, world, result, p);
        add_contacts(out, world, result.contacts[p], p, replicate);
    }
}

} // namespace truyvet::experiment
