// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/replicate_models.hpp"

#include "models/tracing/visits.hpp"
#include "sim/engine/advertising.hpp"
#include "sim/engine/investigate.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace truyvet::engine {

ReplicateModels::ReplicateModels(const world::World& world, std::uint32_t replicate)
    : world_(world), chance_(replicate_chance(world.settings, replicate)),
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

tracing::CaseFile ReplicateModels::investigate(std::uint32_t number,
                                               contact::EncounterFinder& finder) const {
    auto file = engine::investigate(world_.settings, *mobility_, chance_, number, finder);
    if (visit_margin_) {
        tracing::add_visits(file, *mobility_, *visit_margin_);
    }
    return file;
}

void ReplicateModels::run_case(const tracing::CaseFile& file, contact::EncounterFinder& finder,
                               std::vector<Tally>& tallies,
                               std::vector<std::vector<CaseTrails>>& trails,
                               std::vector<ArmDetail>* detail) const {
    tracing::BluezoneCase bluezone(chance_, file);
    const tracing::SecondContactSettings& follow = world_.settings.second_contacts;
    tracing::SecondContacts seconds(*mobility_, world_.settings.contact, follow, file, finder);
    const bool followed = follow.follow_every > 0 && file.number % follow.follow_every == 0;
    TrailMaker maker(file, *mobility_, chance_, followed ? &seconds : nullptr);
    for (std::size_t a = 0; a < world_.arms.size(); ++a) {
        const world::ArmModels& arm = world_.arms[a];
        const tracing::BluezoneArm phones{
            phones_[arm.phones_group].get(), &adopters_[a],     &arm.phones,    arm.radio.get(),
            &arm.tracing.bluezone,           arm.packets.get(), mobility_.get()};
        const bool in_use = arm.channels.front() != nullptr;
        auto* const rows = detail == nullptr ? nullptr : &detail->emplace_back().rows;
        auto app = in_use ? bluezone.trace(phones, rows) : bluezone.owners(phones);
        tallies[a].add_truth(file, app);
        trails[a][file.number] = maker.make(app, phones, arm.channels);
        if (detail != nullptr) {
            detail->back().app = std::move(app);
        }
    }
}

std::vector<std::vector<PartAdoption>> ReplicateModels::by(Partition partition) const {
    const Parts parts(world_.people, partition);
    std::vector<std::vector<PartAdoption>> all;
    for (std::size_t a = 0; a < adopters_.size(); ++a) {
        all.push_back(by_part(parts, *phones_[world_.arms[a].phones_group], adopters_[a]));
    }
    return all;
}

std::vector<std::int64_t> ReplicateModels::advertising() const {
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

std::vector<adoption::Reached> ReplicateModels::reached() const {
    std::vector<adoption::Reached> all;
    for (const adoption::Adopters& a : adopters_) {
        all.push_back(a.reached());
    }
    return all;
}

} // namespace truyvet::engine
