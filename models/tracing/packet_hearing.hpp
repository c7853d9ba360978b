// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/radio/packet_tier.hpp"
#include "models/tracing/hearing.hpp"

namespace truyvet::tracing {

/// Room by room, every advertisement: each stay of the F0 is a room whose phones all send, and the
/// contacts' listen. The same people, places, phones and shadowing as at the link tier, the
/// advertisements beside.
class PacketHearing : public Hearing {
  public:
    explicit PacketHearing(radio::PacketTier tier) : tier_(std::move(tier)) {}

    void hear(const OnAir& air, HeardRows& out) const override;

  private:
    radio::PacketTier tier_;
};

} // namespace truyvet::tracing
