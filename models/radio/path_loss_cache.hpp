// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/fading.hpp"
#include "models/radio/medium.hpp"
#include "models/radio/packet_tier.hpp"
#include "models/radio/propagation.hpp"
#include "models/radio/protocol.hpp"
#include "models/radio/track.hpp"

#include <ns3/constant-position-mobility-model.h>

#include <span>
#include <vector>

namespace truyvet::radio {

/// A room's stations and what lies between them: the level of any PDU at any receiver, a pure
/// function of the two, the time and the replicate. ns-3's loss model is called per link and
/// place; the result is kept until one of the two moves (a moving phone moves once a second).
class PathLossCache {
  public:
    PathLossCache(const Protocol&, const RadioSettings&, const core::Randomness&,
                  const PacketRoom&);

    /// Level at which `receiver` gets the PDU, fading included, dBm. Times must not go back.
    double rx_dbm(const Pdu&, std::uint32_t receiver);
    /// The uniform that decides whether a receiver decodes the PDU.
    [[nodiscard]] double packet_error_draw(const Pdu&, std::uint32_t receiver) const;
    /// Whether a listening receiver takes the PDU up at all.
    [[nodiscard]] bool taken_up(const Pdu&, std::uint32_t receiver) const;
    /// Whether a station is there at `now`.
    bool present(std::uint32_t station, Ns now);

    [[nodiscard]] std::span<const Stand> stands(std::uint32_t station) const {
        return places_[station].stands;
    }

    [[nodiscard]] double noise_mw(std::uint32_t receiver) const { return noise_mw_[receiver]; }
    /// SINR, and without interference the level, that a receiver needs to lock on to a PDU.
    [[nodiscard]] double lowest_lock_dbm(std::uint32_t receiver) const {
        return settings_.noise_floor_dbm + stations_[receiver].phone.sensitivity_db +
               settings_.lock_sinr_db;
    }
    [[nodiscard]] double lock_ratio() const { return lock_ratio_; }

  private:
    struct Place {
        std::vector<Stand> stands;
        std::size_t at = 0;
        std::uint32_t epoch = 1; ///< counts moves and days
        ns3::Ptr<ns3::ConstantPositionMobilityModel> mobility;
        float carry_db = 0;
        core::TimePoint carried_until = core::TimePoint::min();

        [[nodiscard]] const Stand& stand() const { return stands[at]; }
    };
    /// What decides between two stations that are both in, or both out of, doors.
    struct Propagation {
        Propagation(const RadioSettings& settings, core::Environment e)
            : environment(e), loss(make_loss_model(settings, e)),
              fading(settings.in(e).nakagami_m) {}
        core::Environment environment;
        ns3::Ptr<ns3::PropagationLossModel> loss;
        Fading fading;
    };
    struct PathGain {
        std::uint32_t epoch_a = 0;
        std::uint32_t epoch_b = 0;
        std::array<float, 3> db{};
    };
    void move_to(std::uint32_t station, Ns now);
    const PathGain& path(std::uint32_t s, std::uint32_t r);
    void compute(std::uint32_t a, std::uint32_t b, PathGain&) const;
    [[nodiscard]] const Propagation& between(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] core::Stream::Block draws(const Pdu&, std::uint32_t receiver) const;

    const Protocol& protocol_;
    const RadioSettings& settings_;
    const core::Randomness& chance_;
    std::span<const Station> stations_;
    decltype(PacketRoom::dwell) dwell_;
    Propagation indoors_;
    Propagation outdoors_;
    std::vector<double> noise_mw_;
    double lock_ratio_;
    std::vector<Place> places_;
    std::vector<PathGain> paths_; ///< of unordered pairs; empty for very large rooms
    PathGain uncached_;
};

} // namespace truyvet::radio
