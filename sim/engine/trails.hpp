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
    std::uint32_t first_second = 0; ///< into CaseTrails::second
    std::uint32_t second_count = 0;
};

/// A lead from a contact, once that one was told, to a contact of its own.
struct SecondTrail {
    core::PersonId person;
    tracing::Lead lead;
};

/// One case of one arm, ready for the clock.
struct CaseTrails {
    epidemic::IndexCase course;
    bool f0_active = false;
    bool followed = false; ///< to its F2
    std::int64_t true_f1 = 0;
    std::vector<core::PersonId> true_f2; ///< sorted; of a case that is followed
    std::vector<Trail> trails;
    std::vector<SecondTrail> second; ///< trail after trail
};

/// Asks every channel of an arm about one case, and about the contacts of those it finds.
class TrailMaker {
  public:
    using Channels = std::span<const std::shared_ptr<const tracing::Channel>>;

    /// `second`: where the case is followed to its F2, else nullptr.
    TrailMaker(const mobility::Mobility& mobility, const core::Randomness& chance,
               tracing::SecondContacts* second)
        : mobility_(mobility), chance_(chance), second_(second) {}

    CaseTrails make(const tracing::Inquiry& inquiry, const tracing::AppArm& arm, Channels channels);

  private:
    void follow(const tracing::Channel& channel, const tracing::AppArm& arm,
                std::uint32_t candidate, CaseTrails& out);
    /// About the contact's own contacts, in the arm at hand.
    const tracing::Inquiry& inquiry_about(std::uint32_t candidate, const tracing::CaseFile& file,
                                          const tracing::AppArm& arm);

    const mobility::Mobility& mobility_;
    const core::Randomness& chance_;
    tracing::SecondContacts* second_;
    std::map<std::uint32_t, tracing::Investigation> investigations_; ///< by candidate, for all arms
    std::map<std::uint32_t, tracing::Inquiry> inquiries_;            ///< of the arm at hand
    std::vector<tracing::Lead> leads_;
};

} // namespace truyvet::engine
