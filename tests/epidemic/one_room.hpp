// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/outbreak.hpp"
#include "models/population/census.hpp"

namespace truyvet::epidemic {

/// Everybody together in one room all day long, on one spot: epidemics whose law is known.
class OneRoom : public mobility::Mobility {
  public:
    using Mobility::Mobility;

    void stays(core::PersonId, core::LocalDay day,
               std::vector<mobility::Stay>& out) const override {
        out.assign({{core::RoomId{0}, core::start_of(day), core::start_of(day + 1)}});
    }
    void positions(core::PersonId, const mobility::Stay& stay,
                   std::vector<mobility::Position>& out) const override {
        out.assign({{stay.from, stay.to, 0, 0, 0, stay.from}});
    }
    void neighbours(core::RoomId, std::vector<mobility::Neighbour>& out) const override {
        out.clear();
    }
    std::unique_ptr<const mobility::Candidates> ranked_candidates() const override {
        return std::make_unique<const Everybody>(people().people());
    }

  private:
    void candidates(core::RoomId, core::LocalDay, core::TimePoint, core::TimePoint,
                    std::vector<core::PersonId>& out) const override {
        out.clear();
    }

    class Everybody : public mobility::Candidates {
      public:
        explicit Everybody(std::uint32_t people) : people_(people) {}
        void groups(core::PersonId, const mobility::Stay& stay,
                    std::vector<mobility::CandidateGroup>& out) const override {
            out.assign({{mobility::Way::member, people_, stay.room, core::local_day(stay.from),
                         stay.from, stay.to}});
        }
        core::PersonId person(const mobility::CandidateGroup&,
                              std::uint32_t number) const override {
            return core::PersonId{number};
        }
        bool plausible(const mobility::CandidateGroup&, std::uint32_t, core::PersonId,
                       core::TimePoint) const override {
            return true;
        }

      private:
        std::uint32_t people_;
    };
};

inline population::Population so_many(std::uint64_t size) {
    population::PopulationSettings settings;
    settings.people = size;
    return population::make(
        population::select(population::read_census(TRUYVET_CENSUS), {"lao-cai"}), settings,
        core::Randomness(1, 0));
}

/// All alike but for the individual multiplier.
inline EpidemicSettings all_alike(double individual_sd) {
    EpidemicSettings s;
    s.history.individual_sd = individual_sd;
    s.history.asymptomatic_factor = s.history.mild_factor = 1;
    s.dose.susceptibility.assign(decades, 1);
    return s;
}

/// Hours at the peak that the whole of an infectious period comes to.
inline double peak_hours(const NaturalHistorySettings& settings) {
    const NaturalHistory history(settings, core::Randomness(0, 0));
    double hours = 0;
    for (int quarter = 0; quarter < 4 * 24 * 61; ++quarter) {
        hours += history.relative(std::chrono::minutes{15 * quarter + 7}) / 4;
    }
    return hours;
}

/// With the risk that makes one infect so many in the room when nobody is immune.
inline EpidemicSettings with_reproduction(EpidemicSettings s, double r0, std::uint32_t people) {
    s.dose.risk_per_hour = r0 / (s.dose.setting[0] * (people - 1) * peak_hours(s.history));
    return s;
}

inline Outbreak outbreak_in(const mobility::Mobility& mobility, const EpidemicSettings& s,
                            const core::Randomness& luck) {
    return {mobility, s, Imports(mobility.people(), s, {}, luck), luck};
}

} // namespace truyvet::epidemic
