// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/hearing.hpp"

#include <vector>

namespace truyvet::tracing {

/// How many phones, on the mean over each of the F0's stays, advertise in its room.
class Crowd {
  public:
    Crowd(const CaseFile& file, const PhonesHere& phones);

    /// During a meeting, without the phone of the one who is met.
    [[nodiscard]] double beside(const Meeting& meeting, const radio::Phone& listening) const;

  private:
    const CaseFile& file_;
    std::vector<double> by_stay_;
};

} // namespace truyvet::tracing
