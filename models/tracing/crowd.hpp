// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/hearing.hpp"

#include <span>
#include <vector>

namespace truyvet::tracing {

/// How many phones, on the mean over each of the F0's stays, advertise in its room.
class Crowd {
  public:
    /// `on_air`: by candidate, whether its phone advertises (1 or 0), or how likely it does. Refers
    /// to both.
    Crowd(const CaseFile& file, std::span<const double> on_air);

    /// During a meeting, without the phone of the candidate who is met.
    [[nodiscard]] double beside(const Meeting& meeting, std::size_t candidate) const;
    /// The same, summed over all meetings of a candidate.
    [[nodiscard]] double about(std::size_t candidate) const;

  private:
    const CaseFile& file_;
    std::span<const double> on_air_;
    std::vector<double> by_stay_;
};

} // namespace truyvet::tracing
