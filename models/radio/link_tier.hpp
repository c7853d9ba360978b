// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/environment.hpp"
#include "models/core/proximity.hpp"
#include "models/radio/link_tables.hpp"
#include "models/radio/phone.hpp"
#include "models/radio/protocol.hpp"
#include "models/radio/schedule.hpp"
#include "models/radio/settings.hpp"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace truyvet::radio {

/// A row as the receiver's app stores it (own and contact's identifiers are the caller's to add).
struct Sighting {
    core::TimePoint time;
    core::TimePoint window_start;
    std::int16_t rssi_dbm = 0;
    std::int16_t tx_dbm = 0;
};

/// One receiver listening to one sender.
struct Pair {
    core::PersonId receiver;
    const Phone& receiving;
    core::PersonId sender;
    const Phone& sending;
    core::Environment environment;
    double crowd = 0; ///< mean number of other phones advertising in the room
};

/// What one scan window of a pair offers, in closed form.
struct WindowOdds {
    double p_heard = 0;
    double packets = 0; ///< expected number heard, before the app drops any
};

/// The link tier: scan windows in closed form, without an event simulator. Built once; const and
/// safe to use from any number of threads. Every draw is keyed by pair and window, so the rows of
/// a window depend on the segments that overlap it and on nothing else.
class LinkTier {
  public:
    LinkTier(Protocol, const RadioSettings&, CollisionFactors factors = fitted_collision_factors());

    /// Appends what the receiver's app stores, in order of time. `segments` follow each other in
    /// time and may leave gaps; those with walls > 0 are heard through them.
    void hear(const core::Randomness&, const Pair&, std::span<const core::Proximity> segments,
              std::vector<Sighting>& out) const;
    void hear(const core::Randomness& chance, core::PersonId receiver, const Phone& receiving,
              core::PersonId sender, const Phone& sending, core::Environment environment,
              std::span<const core::Proximity> segments, double crowd,
              std::vector<Sighting>& out) const {
        hear(chance, {receiver, receiving, sender, sending, environment, crowd}, segments, out);
    }

    /// The same window's odds, given the pair's shadowing; mean over when packets fall.
    [[nodiscard]] WindowOdds odds(const core::Randomness&, const Pair&,
                                  std::span<const core::Proximity> segments,
                                  const ScanWindow&) const;

    /// Mean level before fading and channel differences, dBm, without carry and shadowing.
    [[nodiscard]] float level_dbm(core::Environment, const Phone& receiving, const Phone& sending,
                                  float distance_m, int walls) const;

    [[nodiscard]] ScanClock scan_clock(const core::Randomness&, core::PersonId receiver,
                                       const Phone&) const;
    [[nodiscard]] const LinkTables& tables(core::Environment e) const {
        return *tables_[static_cast<std::size_t>(e)];
    }
    [[nodiscard]] const Protocol& protocol() const { return protocol_; }
    [[nodiscard]] const RadioSettings& settings() const { return settings_; }

  private:
    Protocol protocol_;
    RadioSettings settings_;
    std::array<std::shared_ptr<const LinkTables>, 8> tables_; ///< by Environment; equal ones shared
};

} // namespace truyvet::radio
