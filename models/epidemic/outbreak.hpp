// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/dose.hpp"
#include "models/epidemic/imports.hpp"
#include "models/epidemic/natural_history.hpp"
#include "models/epidemic/protection.hpp"
#include "models/mobility/candidates.hpp"
#include "models/mobility/restrictions.hpp"

#include <memory>
#include <span>
#include <vector>

namespace truyvet::epidemic {

/// Who was infected, by whom, when and where.
struct Infection {
    core::PersonId person;
    core::PersonId by; ///< none = from outside
    core::TimePoint when;
    core::RoomId room;        ///< none = from outside
    float infectiousness = 0; ///< of the newly infected at the peak (Course)
};

/// People infect each other, a day at a time. Exact for the hazard that `Dose` gives between two
/// people at every instant, whatever their distance then: infections are drawn by thinning, from
/// the stays of the infectious only, so that the work follows the infections and not the people.
/// The same bits for any number of threads.
class Outbreak {
  public:
    /// All given must outlive it. No protection = nobody has any.
    Outbreak(const mobility::Mobility& mobility, const EpidemicSettings& settings, Imports imports,
             const core::Randomness& chance, const Protection* protection = nullptr);

    Outbreak(const Outbreak&) = delete;
    Outbreak& operator=(const Outbreak&) = delete;

    /// The day's infections, by time, then who is infected. Days follow each other without gap;
    /// restrictions must be those in force at any time of this day.
    std::span<const Infection> step(core::LocalDay day, const mobility::Restrictions& restrictions,
                                    unsigned threads = 1);

    /// All so far, by time.
    [[nodiscard]] std::span<const Infection> infections() const { return infections_; }
    [[nodiscard]] bool infected(core::PersonId p) const {
        return (infected_[p.value / 64] >> (p.value % 64) & 1) != 0;
    }
    [[nodiscard]] Course course(const Infection& i) const { return course(i.person, i.when); }
    /// Of somebody, were it infected then.
    [[nodiscard]] Course course(core::PersonId person, core::TimePoint when) const {
        return history_.course(person, mobility_->people().age(person), when,
                               protection_->illness(person, when));
    }
    /// Those who may infect somebody at some time of the day.
    [[nodiscard]] std::span<const Infection> infectious(core::LocalDay day) const;

    [[nodiscard]] std::size_t bytes() const;

  private:
    void play(std::vector<Infection> events);

    const mobility::Mobility* mobility_;
    NaturalHistory history_;
    Dose dose_;
    Imports imports_;
    core::Randomness chance_;
    Protection none_;
    const Protection* protection_;
    std::unique_ptr<const mobility::Candidates> candidates_;
    std::vector<std::uint64_t> infected_; ///< a bit a person
    std::vector<Infection> infections_;
};

} // namespace truyvet::epidemic
