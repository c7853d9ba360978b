// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "models/epidemic/index_case.hpp"
#include "models/tracing/channel.hpp"
#include "models/tracing/second_contacts.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace truyvet::engine {

/// A lead of one channel to one contact, with what is counted of it.
struct Trail {
    core::PersonId person;
    std::uint8_t channel = 0; ///< into world::World::channels
    bool close_contact = false;
    core::Setting setting{};
    core::TimePoint last; ///< end of the contact's last time with the F0
    tracing::Lead lead;
    std::uint32_t first_second = 0; ///< into CaseTrails::seconds
    std::uint32_t seconds = 0;
};

/// A lead from a contact, once that one was told, to a contact of its own.
struct SecondTrail {
    core::PersonId person;
    tracing::Lead lead;
};

/// One case of one arm, ready for the clock.
struct CaseTrails {
    epidemic::IndexCase course;
    core::TimePoint infectious;
    bool f0_active = false;
    bool keys_published = false;
    bool followed = false; ///< to its F2
    std::int64_t true_f1 = 0;
    std::vector<core::PersonId> true_f2; ///< sorted; of a case that is followed
    std::vector<Trail> trails;
    std::vector<SecondTrail> seconds; ///< trail after trail
};

/// Asks every channel of an arm about one case, and about the contacts of those it finds.
class TrailMaker {
  public:
    using Channels = std::span<const std::shared_ptr<const tracing::Channel>>;

    /// `seconds`: where the case is followed to its F2, else nullptr.
    TrailMaker(const tracing::CaseFile& file, const mobility::Mobility& mobility,
               const core::Randomness& chance, tracing::SecondContacts* seconds)
        : file_(file), mobility_(mobility), chance_(chance), seconds_(seconds) {}

    CaseTrails make(const tracing::BluezoneOutcome& app, const tracing::BluezoneArm& arm,
                    Channels channels);

  private:
    void add_trail(std::size_t channel, const tracing::Lead& lead, CaseTrails& out) const;
    void follow(const tracing::Channel& channel, const tracing::BluezoneArm& arm,
                std::uint32_t candidate, CaseTrails& out);
    /// What the contact's own contacts' phones tell in the arm at hand.
    const tracing::BluezoneOutcome& app_of(std::uint32_t candidate, const tracing::CaseFile& file,
                                           const tracing::BluezoneArm& arm);

    const tracing::CaseFile& file_;
    const mobility::Mobility& mobility_;
    const core::Randomness& chance_;
    tracing::SecondContacts* seconds_;
    std::map<std::uint32_t, std::unique_ptr<tracing::BluezoneCase>> phones_;
    std::map<std::uint32_t, tracing::BluezoneOutcome> apps_; ///< of the arm at hand
    std::vector<tracing::Lead> leads_;
};

} // namespace truyvet::engine
