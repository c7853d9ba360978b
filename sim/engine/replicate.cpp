// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/replicate.hpp"

#include "sim/engine/first_error.hpp"
#include "sim/engine/replicate_models.hpp"
#include "sim/engine/settle.hpp"

#include <optional>
#include <utility>

namespace truyvet::engine {
namespace {

/// What the cases leave behind, by arm; contacts by partition.
struct Investigated {
    explicit Investigated(const world::World& world)
        : tallies(world.arms.size(), Tally(world.counted)), contacts(no_contacts(world.people)) {}

    void add(const Investigated& other) {
        for (std::size_t a = 0; a < tallies.size(); ++a) {
            tallies[a].add(other.tallies[a]);
        }
        for (std::size_t p = 0; p < contacts.size(); ++p) {
            contacts[p].add(other.contacts[p]);
        }
    }

    std::vector<Tally> tallies;
    std::vector<ContactsBetween> contacts;
};

/// By arm, then by case.
using Trails = std::vector<std::vector<CaseTrails>>;

void run_case(const ReplicateModels& models, std::uint32_t number, contact::EncounterFinder& finder,
              Investigated& mine, Trails& trails, CaseDetail* detail) {
    auto file = models.investigate(number, finder);
    for (ContactsBetween& met : mine.contacts) {
        met.add(file);
    }
    models.run_case(file, finder, mine.tallies, trails,
                    detail == nullptr ? nullptr : &detail->arms);
    if (detail != nullptr) {
        detail->file = std::move(file);
    }
}

/// `details` is by case, or empty.
Investigated run_cases(const world::World& world, const ReplicateModels& models, unsigned threads,
                       bool (*stop)(), Trails& trails, std::vector<CaseDetail>& details) {
    Investigated sum(world);
    const auto cases = static_cast<std::int64_t>(world.settings.cases.per_replicate);
    FirstError error;
#pragma omp parallel num_threads(threads)
    {
        Investigated mine(world);
        contact::EncounterFinder finder = models.finder();
#pragma omp for schedule(dynamic) nowait
        for (std::int64_t i = 0; i < cases; ++i) {
            error.guard([&] {
                if (!stop()) {
                    const auto number = static_cast<std::uint32_t>(i);
                    run_case(models, number, finder, mine, trails,
                             details.empty() ? nullptr : &details[number]);
                }
            });
        }
        // Whole numbers: the order of adding does not show.
#pragma omp critical(truyvet_tally)
        sum.add(mine);
    }
    error.rethrow();
    return sum;
}

/// Every arm's clock, and its counts into the result.
void settle_arms(const world::World& world, std::uint32_t replicate, unsigned threads,
                 Investigated& sum, Trails& trails, ReplicateResult& result) {
    std::vector<std::optional<Ledger>> ledgers(world.arms.size());
    FirstError error;
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        error.guard([&] {
            std::vector<CaseNotices> notices;
            ledgers[a] = settle(world, world.arms[a], trails[a], sum.tallies[a], notices);
            for (std::size_t i = 0; i < result.details.size(); ++i) {
                result.details[i].arms[a].trails = std::move(trails[a][i]);
                result.details[i].arms[a].notices = std::move(notices[i]);
            }
        });
    }
    error.rethrow();
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        result.cells.push_back(sum.tallies[a].cell(world.arm_numbers[a], replicate));
        result.ledgers.push_back(std::move(*ledgers[a]));
    }
}

} // namespace

ReplicateResult run_replicate(const world::World& world, std::uint32_t number, unsigned threads,
                              bool (*stop)()) {
    const ReplicateModels models(world, number);
    const std::size_t cases = world.settings.cases.per_replicate;
    Trails trails(world.arms.size(), std::vector<CaseTrails>(cases));
    ReplicateResult result;
    result.details.resize(world.settings.experiment.detail ? cases : 0);
    Investigated sum = run_cases(world, models, threads, stop, trails, result.details);
    if (stop()) {
        return {};
    }
    settle_arms(world, number, threads, sum, trails, result);
    result.reached = models.reached();
    result.advertising = models.advertising();
    for (std::size_t p = 0; number == 0 && p < partitions.size(); ++p) {
        result.parts[p] = models.by(partitions[p]);
    }
    result.contacts = std::move(sum.contacts);
    result.smartphone_owners = models.phones().owners();
    result.smartphone_subscriptions =
        models.phones().count(adoption::Denominator::smartphone_subscriptions);
    return result;
}

} // namespace truyvet::engine
