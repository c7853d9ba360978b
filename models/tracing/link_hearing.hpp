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
    [[nodiscard]] const LinkHearing* by_pairs() const override { return this; }

    /// One pair: appends what a candidate's phone keeps of the F0. Depends on the other phones
    /// through the crowd alone, and its draws are the same in any crowd.
    void hear_pair(const core::Randomness& chance, const CaseFile& file, const radio::Phone& f0,
                   const PhoneHere& listening, const Crowd& crowd,
                   std::vector<radio::Sighting>& out) const;

  private:
    radio::LinkTier tier_;
};

} // namespace truyvet::tracing
