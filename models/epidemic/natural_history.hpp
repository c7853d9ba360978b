// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/epidemic/settings.hpp"

namespace truyvet::epidemic {

enum class Severity : std::uint8_t { asymptomatic, mild, severe };

/// How one person's infection goes.
struct Course {
    core::TimePoint infected;
    core::TimePoint infectious; ///< from then on
    core::TimePoint onset;      ///< of symptoms; of the asymptomatic: when they would have come
    core::TimePoint recovered;  ///< infectious until then
    Severity severity = Severity::asymptomatic;
    float infectiousness = 0; ///< at the peak, against a severe case with multiplier 1

    [[nodiscard]] bool symptomatic() const { return severity != Severity::asymptomatic; }
};

/// Courses, keyed by person: whenever somebody is infected, its course is the same.
class NaturalHistory {
  public:
    NaturalHistory(const NaturalHistorySettings& settings, const core::Randomness& chance);

    /// `illness`: what is left of the chance to fall ill.
    [[nodiscard]] Course course(core::PersonId person, unsigned age, core::TimePoint infected,
                                double illness = 1) const;

    /// Infectiousness this long after infection, against the peak: a gamma density, straight lines
    /// between its values at whole hours, zero outside `infectious` .. `recovered`.
    [[nodiscard]] double relative(core::Milliseconds since_infection) const;
    /// The most of it between two times.
    [[nodiscard]] double most(core::Milliseconds from, core::Milliseconds to) const;

    [[nodiscard]] core::Milliseconds latent() const { return latent_; }
    [[nodiscard]] core::Milliseconds until() const { return until_; }

  private:
    [[nodiscard]] double interpolated(core::Milliseconds since) const;

    NaturalHistorySettings settings_;
    core::Randomness chance_;
    core::Milliseconds latent_;
    core::Milliseconds until_;
    core::Milliseconds peak_{};
    std::vector<double> hourly_;
};

} // namespace truyvet::epidemic
