// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/replicate.hpp"

#include "sim/engine/advertising.hpp"
#include "sim/engine/cases.hpp"
#include "sim/engine/first_error.hpp"
#include "sim/engine/settle.hpp"

#include <optional>
#include <utility>

namespace truyvet::engine {
namespace {

/// Every arm's clock, and its counts into the result.
void settle_arms(const world::World& world, std::uint32_t replicate, unsigned threads,
                 Investigated& cases, ReplicateResult& result) {
    std::vector<std::optional<Ledger>> ledgers(world.arms.size());
    FirstError error;
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        error.guard([&] {
            std::vector<CaseTrails>& trails = cases.trails[a];
            std::vector<CaseNotices> notices;
            ledgers[a] = settle(world, world.arms[a], trails, cases.tallies[a], notices);
            for (std::size_t i = 0; i < result.details.size(); ++i) {
                result.details[i].arms[a].trails = std::move(trails[i]);
                result.details[i].arms[a].notices = std::move(notices[i]);
            }
        });
    }
    error.rethrow();
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        result.cells.push_back(cases.tallies[a].cell(world.arm_numbers[a], replicate));
        result.ledgers.push_back(std::move(*ledgers[a]));
    }
}

/// Case after case, in their order: sums of reals show it.
void sum_expected(const Investigated& cases, ReplicateResult& result) {
    for (const std::vector<Expected>& arm : cases.expected) {
        std::optional<Expected>& sum = result.expected.emplace_back();
        for (const Expected& of_case : arm) {
            if (!sum) {
                sum.emplace();
            }
            sum->add(of_case);
        }
    }
}

/// Who has the app, arm by arm.
void count_phones(const world::World& world, std::uint32_t replicate,
                  std::span<const world::OpenArm> arms, ReplicateResult& result) {
    for (const world::OpenArm& arm : arms) {
        result.reached.push_back(arm.adopters().reached());
    }
    result.advertising = active_and_able(arms);
    for (std::size_t p = 0; replicate == 0 && p < partitions.size(); ++p) {
        const Parts parts(world.people, partitions[p]);
        const std::vector<std::uint16_t> part_of = parts.of_everybody();
        for (const world::OpenArm& arm : arms) {
            result.parts[p].push_back(
                by_part(part_of, parts.count(), arm.phones(), arm.adopters()));
        }
    }
    const adoption::Phones& first = arms.front().phones();
    result.smartphone_owners = first.owners();
    result.smartphone_subscriptions = first.count(adoption::Denominator::smartphone_subscriptions);
}

} // namespace

ReplicateResult run_replicate(const world::World& world, std::uint32_t number, unsigned threads,
                              bool (*stop)()) {
    const world::Replicate replicate(world, number);
    const std::vector<world::OpenArm> arms = world::open_arms(world, replicate.chance());
    ReplicateResult result;
    if (world.settings.experiment.detail) {
        result.details.resize(world.settings.cases.per_replicate);
    }
    Investigated cases = investigate_cases({world, replicate, arms}, threads, stop, result.details);
    if (stop()) {
        return {};
    }
    settle_arms(world, number, threads, cases, result);
    sum_expected(cases, result);
    count_phones(world, number, arms, result);
    result.contacts = std::move(cases.contacts);
    return result;
}

} // namespace truyvet::engine
