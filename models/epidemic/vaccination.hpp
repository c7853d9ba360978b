// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/random.hpp"
#include "models/epidemic/imports.hpp"
#include "models/epidemic/protection.hpp"
#include "models/epidemic/settings.hpp"

#include <string>
#include <vector>

namespace truyvet::epidemic {

/// One line of a plan: first doses for so many of a group, the same number every day.
struct Doses {
    std::uint32_t count = 0;
    double share = 0;          ///< of the group, where `count` is 0
    std::size_t group = 0;     ///< index into group_names()
    core::DistrictId district; ///< none = everywhere
    core::LocalDay from;
    core::LocalDay to; ///< the last day of first doses
};

/// "20000 factory_workers in Việt Yên 2021-05-28..2021-06-05", "30 % everyone
/// 2021-03-08..2021-05-01". Throws core::InputError (at `place`) with every fault: what cannot be
/// read, unknown names, doses that all come after the outbreak.
std::vector<Doses> doses_from(const EpidemicSettings& settings, const DistrictNames& districts,
                              const std::string& place);

/// Who has been vaccinated, and what that does. Lines of the plan are served in turn, each by the
/// keyed order of its people, so that the first line's people have priority and a longer plan
/// changes nobody who was served before.
class Vaccination : public Protection {
  public:
    /// Throws core::InputError where a line has more doses than people left.
    Vaccination(const population::Population& people, const VaccineSettings& settings,
                const std::vector<Doses>& plan, const core::Randomness& chance);

    [[nodiscard]] double susceptibility(core::PersonId p, core::TimePoint t) const override {
        return left(settings_.against_infection, p, t);
    }
    [[nodiscard]] double infectiousness(core::PersonId p, core::TimePoint t) const override {
        return left(settings_.against_transmission, p, t);
    }
    [[nodiscard]] double illness(core::PersonId p, core::TimePoint t) const override {
        return left(settings_.against_illness, p, t);
    }

    /// Of the first dose; none = never.
    [[nodiscard]] std::optional<core::LocalDay> first_dose(core::PersonId p) const;

  private:
    void serve(const population::Population& people, const Doses& line,
               const core::Randomness& chance);
    [[nodiscard]] double left(const std::vector<double>& effects, core::PersonId p,
                              core::TimePoint t) const;

    static constexpr std::uint16_t never = 0;
    VaccineSettings settings_;
    core::LocalDay before_first_;      ///< the day before any dose
    std::vector<std::uint16_t> first_; ///< by person, days after that; empty = nobody
};

} // namespace truyvet::epidemic
