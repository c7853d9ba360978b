// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/link_tier.hpp"

#include <limits>

namespace truyvet::radio {

/// Inside of the link tier: one pair, its segments, and the windows walked through in order.
class PairReceiver {
  public:
    PairReceiver(const LinkTier&, const core::Randomness&, const Pair&, const ScanClock&,
                 std::span<const core::Proximity> segments);

    void listen(const ScanWindow&, std::vector<Sighting>& out);
    WindowOdds odds(const ScanWindow&);

  private:
    /// A pair in one place on one day.
    struct Link {
        std::array<float, 3>
            level_dbm{}; ///< less the receiver's sensitivity, as the tables have it
        std::array<float, 3> hazard{};
        std::array<float, 3> per_hazard{};
        std::array<float, 3> tilt{};
        std::array<const float*, 3> gains{};
        float loudest_hazard = 0;
        std::size_t segment = std::numeric_limits<std::size_t>::max();
        core::LocalDay day;
    };
    class Draws;
    struct Walk;

    const Link& link_at(std::size_t segment, core::LocalDay day);
    void settle_link(std::size_t segment, core::LocalDay day);
    float hazard_bound(const ScanWindow&);
    Walk start_walk(const ScanWindow&, double first_packet_ms) const;
    bool next_stretch(Walk&);
    bool next_heard(Walk&, float need);
    void emit(const Walk&, float quantile, const ScanWindow&, std::vector<Sighting>& out) const;
    void record(const ScanWindow&, const Draws&, std::vector<Sighting>& out);
    void skip(Walk&, double delay_ms) const;
    bool connect(Walk&, const ScanWindow&, const Draws&, std::size_t& row);
    void hear_perfectly(const ScanWindow&, std::vector<Sighting>& out);

    const LinkTier& tier_;
    const core::Randomness& chance_;
    const Pair& pair_;
    const ScanClock& clock_;
    std::span<const core::Proximity> segments_;
    AdvertisingClock advertising_;
    CrowdPosition crowd_;
    double interval_ms_;
    double per_interval_;
    std::int16_t tx_dbm_;
    const Scan& scan_;
    double channel_ms_;
    double listen_ms_;
    double cycle_ms_; ///< of the sender's advertising
    double gap_ms_;   ///< from a row to the next packet that may become one
    Reading reading_;
    std::size_t first_ = 0; ///< segment that the walk has reached
    Link link_;
};

} // namespace truyvet::radio
