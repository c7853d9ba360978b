// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/replicate.hpp"

#include "models/contact/encounters.hpp"
#include "models/mobility/mobility.hpp"
#include "models/tracing/visits.hpp"
#include "sim/engine/advertising.hpp"
#include "sim/engine/investigate.hpp"
#include "sim/engine/settle.hpp"
#include "sim/engine/tally.hpp"
#include "sim/engine/trails.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

namespace truyvet::engine {
namespace {

/// All that one replicate's cases read, made before them.
class Replicate {
  public:
    Replicate(const world::World& world, std::uint32_t number)
        : world_(world), chance_(replicate_chance(world.scenario, number)),
          mobility_(world.days(chance_)) {
        for (const world::ArmModels& arm : world.arms) {
            if (arm.phones_group == phones_.size()) {
                phones_.push_back(std::make_unique<adoption::Phones>(world.adopters, *arm.ownership,
                                                                     arm.clustering, chance_));
            }
            adopters_.emplace_back(*phones_[arm.phones_group], arm.adoption);
            for (const auto& channel : arm.channels) {
                if (channel != nullptr) {
                    visit_margin_ = std::max(visit_margin_, channel->visit_margin());
                }
            }
        }
    }

    [[nodiscard]] tracing::CaseFile investigate(std::uint32_t number,
                                                contact::EncounterFinder& finder) const {
        auto file = engine::investigate(world_.scenario, *mobility_, chance_, number, finder);
        if (visit_margin_) {
            tracing::add_visits(file, *mobility_, *visit_margin_);
        }
        return file;
    }

    /// The case in every arm: what the channels will tell, for the clock.
    void run_case(const tracing::CaseFile& file, contact::EncounterFinder& finder,
                  std::vector<Tally>& tallies, std::vector<std::vector<CaseTrails>>& trails) const {
        tracing::BluezoneCase bluezone(chance_, file);
        const tracing::SecondContactSettings& follow = world_.scenario.second_contacts;
        tracing::SecondContacts seconds(*mobility_, world_.scenario.contact, follow, file, finder);
        const bool followed = follow.follow_every > 0 && file.number % follow.follow_every == 0;
        TrailMaker maker(file, *mobility_, chance_, followed ? &seconds : nullptr);
        for (std::size_t a = 0; a < world_.arms.size(); ++a) {
            const world::ArmModels& arm = world_.arms[a];
            const tracing::BluezoneArm phones{
                phones_[arm.phones_group].get(), &adopters_[a],     &arm.phones,    arm.radio.get(),
                &arm.tracing.bluezone,           arm.packets.get(), mobility_.get()};
            const bool in_use = arm.channels.front() != nullptr;
            const auto app = in_use ? bluezone.trace(phones) : bluezone.owners(phones);
            tallies[a].add_truth(file, app);
            trails[a][file.number] = maker.make(app, phones, arm.channels);
        }
    }

    [[nodiscard]] std::vector<std::vector<PartAdoption>> by(Partition partition) const {
        const Parts parts(world_.people, partition);
        std::vector<std::vector<PartAdoption>> all;
        for (std::size_t a = 0; a < adopters_.size(); ++a) {
            all.push_back(by_part(parts, *phones_[world_.arms[a].phones_group], adopters_[a]));
        }
        return all;
    }
    [[nodiscard]] std::vector<std::int64_t> advertising() const {
        // Arms with the same phones draw who can advertise once.
        std::map<std::tuple<std::size_t, double, double>, std::vector<bool>> able;
        std::vector<std::int64_t> all;
        for (std::size_t a = 0; a < adopters_.size(); ++a) {
            const world::ArmModels& arm = world_.arms[a];
            const adoption::Phones& phones = *phones_[arm.phones_group];
            auto& mine =
                able[{arm.phones_group, arm.phones.ios_share, arm.phones.share_cannot_advertise}];
            if (mine.empty()) {
                mine = able_to_advertise(phones, arm.phones);
            }
            all.push_back(active_and_able(phones, adopters_[a], mine));
        }
        return all;
    }
    [[nodiscard]] contact::EncounterFinder finder() const {
        return {*mobility_, world_.scenario.encounters};
    }
    [[nodiscard]] const adoption::Phones& phones() const { return *phones_.front(); }
    [[nodiscard]] std::vector<adoption::Reached> reached() const {
        std::vector<adoption::Reached> all;
        for (const adoption::Adopters& a : adopters_) {
            all.push_back(a.reached());
        }
        return all;
    }

  private:
    const world::World& world_;
    core::Randomness chance_;
    std::unique_ptr<const mobility::Mobility> mobility_;
    std::vector<std::unique_ptr<const adoption::Phones>> phones_;
    std::vector<adoption::Adopters> adopters_;
    std::optional<core::Milliseconds> visit_margin_; ///< the widest any arm's channel asks for
};

/// An exception must not leave a parallel loop: the first is kept, and nothing is begun after it.
class FirstError {
  public:
    template <class Work>
    void guard(Work work) {
        if (failed_) {
            return;
        }
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failed_.exchange(true)) {
                error_ = std::current_exception();
            }
        }
    }
    void rethrow() const {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

  private:
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::exception_ptr error_;
};

} // namespace

ReplicateResult run_replicate(const world::World& world, std::uint32_t number, unsigned threads,
                              bool (*stop)()) {
    const Replicate replicate(world, number);
    const auto cases = static_cast<std::int64_t>(world.scenario.cases.per_replicate);
    const std::size_t counted = world.channels.size() + (world.channels.size() > 2 ? 1 : 0);
    std::vector<Tally> sum(world.arms.size(), Tally(counted));
    std::vector<std::vector<CaseTrails>> trails(
        world.arms.size(), std::vector<CaseTrails>(static_cast<std::size_t>(cases)));
    std::vector<ContactsBetween> contacts = no_contacts(world.people);
    FirstError error;
#pragma omp parallel num_threads(threads)
    {
        std::vector<Tally> mine(world.arms.size(), Tally(counted));
        std::vector<ContactsBetween> met = no_contacts(world.people);
        contact::EncounterFinder finder = replicate.finder();
#pragma omp for schedule(dynamic) nowait
        for (std::int64_t i = 0; i < cases; ++i) {
            error.guard([&] {
                if (!stop()) {
                    const auto file = replicate.investigate(static_cast<std::uint32_t>(i), finder);
                    for (ContactsBetween& m : met) {
                        m.add(file);
                    }
                    replicate.run_case(file, finder, mine, trails);
                }
            });
        }
        // Whole numbers: the order of adding does not show.
#pragma omp critical(truyvet_tally)
        {
            for (std::size_t a = 0; a < sum.size(); ++a) {
                sum[a].add(mine[a]);
            }
            for (std::size_t p = 0; p < contacts.size(); ++p) {
                contacts[p].add(met[p]);
            }
        }
    }
    error.rethrow();
    if (stop()) {
        return {};
    }
    std::vector<std::optional<Ledger>> ledgers(world.arms.size());
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::size_t a = 0; a < world.arms.size(); ++a) {
        ledgers[a] = settle(world, world.arms[a], trails[a], sum[a]);
    }
    ReplicateResult result;
    for (std::size_t a = 0; a < sum.size(); ++a) {
        result.cells.push_back(sum[a].cell(world.arm_numbers[a], number));
        result.ledgers.push_back(std::move(*ledgers[a]));
    }
    result.reached = replicate.reached();
    result.advertising = replicate.advertising();
    for (std::size_t p = 0; number == 0 && p < partitions.size(); ++p) {
        result.parts[p] = replicate.by(partitions[p]);
    }
    result.contacts = std::move(contacts);
    result.smartphone_owners = replicate.phones().owners();
    result.smartphone_subscriptions =
        replicate.phones().count(adoption::Denominator::smartphone_subscriptions);
    return result;
}

} // namespace truyvet::engine
