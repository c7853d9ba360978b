// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/propagation.hpp"
#include "models/radio/protocol.hpp"

#include <vector>

namespace truyvet::radio {

/// How closely spaced packets spoil each other, beyond what theory below says; fitted on the packet
/// tier (data/collision.toml names the command).
struct CollisionFactors {
    double lock = 1.0; ///< on the load that keeps a receiver busy with an earlier packet
    double sinr = 1.0; ///< on the load that is loud enough to spoil a packet being received
};
CollisionFactors fitted_collision_factors();

/// What share of the packets of one level survive a crowd of other phones, and the receiver's own
/// sending. The crowd stands anywhere in the environment's square room.
///   survive = (1 - own) / (1 + lock * load * q_lock) * exp(-sinr * load * q_spoil(level))
/// load: packets of the crowd on the air on one channel; q_lock: share of them that a receiver
/// takes up and can lock on to (it then misses what starts meanwhile: dead time that does not
/// extend itself); q_spoil: share within capture_db below the level or above it.
class Collisions {
  public:
    Collisions(const Protocol&, const RadioSettings&, core::Environment, CollisionFactors);

    /// q_spoil of a packet's level.
    [[nodiscard]] double spoiling_share(double rssi_dbm) const;
    [[nodiscard]] double survive(double spoiling_share, double crowd) const;

    /// SIR at which half of the packets fully overlapped by another survive the error rate.
    static constexpr double capture_db = 10.5;

  private:
    [[nodiscard]] double share_above(double rssi_dbm) const;

    CollisionFactors factors_;
    double load_per_phone_ = 0;
    double own_ = 0;
    double q_lock_ = 0;
    std::vector<float> levels_dbm_; ///< of the crowd's packets, ascending
};

/// Share of packets lost to the receiver's own advertising events, three PDUs each.
double own_sending_loss(const Advertising&);

} // namespace truyvet::radio
