// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/crowd.hpp"
#include "models/tracing/hearing.hpp"

#include <functional>
#include <span>
#include <vector>

namespace truyvet::tracing {

/// Pair after pair, in closed form.
class LinkHearing : public Hearing {
  public:
    explicit LinkHearing(radio::LinkTier tier) : tier_(std::move(tier)) {}

    void hear(const OnAir& air, HeardRows& out) const override;
    [[nodiscard]] const LinkHearing* by_pairs() const override { return this; }

    /// Whether rows kept so far settle what is asked; rows to come can only add.
    using Settled = std::function<bool(std::span<const radio::Sighting> rows)>;

    /// One pair: appends what a candidate's phone keeps of the F0. Depends on the other phones
    /// through the crowd alone, and its draws are the same in any crowd. Hears no
    /// further day once `settled` (asked at the end of a day with rows; none = hears all).
    void hear_pair(const core::Randomness& chance, const CaseFile& file, const radio::Phone& f0,
                   const PhoneHere& listening, const Crowd& crowd,
                   std::vector<radio::Sighting>& out, const Settled& settled = {}) const;

    /// By candidate, whether its phone advertises: what a crowd is made of.
    [[nodiscard]] static std::vector<double> on_air(const OnAir& air);

  private:
    radio::LinkTier tier_;
};

} // namespace truyvet::tracing
