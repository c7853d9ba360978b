// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/time.hpp"

namespace truyvet::epidemic {

/// What a person has against infection besides its age and masks: vaccines, and whatever else comes
/// with the person and the time. Factors of 0 .. 1; safe on any number of threads.
class Protection {
  public:
    virtual ~Protection() = default;
    /// Of the hazard that somebody susceptible is under.
    [[nodiscard]] virtual double susceptibility(core::PersonId, core::TimePoint) const { return 1; }
    /// Of the chance to fall ill, mildly or severely, once infected at this time.
    [[nodiscard]] virtual double illness(core::PersonId, core::TimePoint) const { return 1; }
    /// Of the hazard that somebody infected puts others under.
    [[nodiscard]] virtual double infectiousness(core::PersonId, core::TimePoint) const { return 1; }
};

} // namespace truyvet::epidemic
