// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/crowd.hpp"
#include "models/tracing/hearing.hpp"

namespace truyvet::tracing {

/// Pair after pair, in closed form.
class LinkHearing : public Hearing {
  public:
    explicit LinkHearing(radio::LinkTier tier) : tier_(std::move(tier)) {}

    void hear(const OnAir& air, HeardRows& out) const override;

    /// One pair: appends what a candidate's phone keeps of the F0. Depends on the other phones
    /// through the crowd alone.
    void hear_pair(const OnAir& air, const PhoneHere& listening, const Crowd& crowd,
                   std::vector<radio::Sighting>& out) const;

  private:
    radio::LinkTier tier_;
};

} // namespace truyvet::tracing
