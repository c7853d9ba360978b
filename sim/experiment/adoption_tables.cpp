// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/adoption_tables.hpp"

#include <array>

namespace truyvet::experiment {
namespace {

/// Who has the app in which part of the people, in the first replicate; and true F1 by the parts of
/// case and contact, where `world` is the first arm of those that share them.
struct PartShapes {
    results::TableShape adoption;
    results::TableShape contacts;
};

PartShapes shapes(const std::string& part, const std::string& contacts) {
    return {{part + "s", {"arm", part}, {"persons", "smartphone_owners", "installs", "active"}},
            {contacts, {"world", "replicate", "from_" + part, "to_" + part}, {"true_f1"}}};
}

/// By engine::Partition.
const std::array<PartShapes, engine::partitions.size()> part_shapes{
    shapes("district", "contacts_between"), shapes("group", "contacts_between_groups")};

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
    results::Table& table = out.table(adoption_shape);
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
