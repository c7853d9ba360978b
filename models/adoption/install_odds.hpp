// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"

#include <array>
#include <utility>
#include <vector>

namespace truyvet::adoption {

/// Somebody about whom odds are asked.
struct Prospect {
    Prospect(const Phones& phones, core::PersonId who);

    core::PersonId person;
    Traits traits;
    Phone drawn;     ///< the phone as drawn: it does not stand among the others
    double owns = 0; ///< chance of owning a smartphone
    PlaceScore places;
};

/// Who runs the app before their phones are drawn: of somebody who owns a smartphone, everybody
/// else's phone and what places have in common being as the replicate drew them. A target gives the
/// app to the first so many, so that two do not install independently of each other; but given the
/// others they do: of two owners both are among the first n exactly if both come before the (n -
/// 1)th of the others. Where groups have shares of their own, or installs go on, the limits that
/// the replicate came to are taken as they are, which is good to one in so many installs.
class InstallOdds {
  public:
    /// Refers to the arm.
    explicit InstallOdds(const Adopters& arm);

    /// Of an owner beside all others.
    [[nodiscard]] AppOdds alone(const Prospect& p) const;
    /// Of two owners, to be multiplied.
    [[nodiscard]] std::pair<AppOdds, AppOdds> together(const Prospect& a, const Prospect& b) const;

  private:
    /// How likely it is to come before somebody in the order of installing.
    struct Limit {
        double chance = 0;                                ///< where no places score
        std::array<double, carriers.size()> by_carrier{}; ///< normal scores where they do
    };

    [[nodiscard]] static Limit limit_at(std::uint64_t install_key);
    [[nodiscard]] double before(const Limit& limit, const PlaceScore& places) const;
    [[nodiscard]] const Limit& limit(const Prospect& p) const;
    [[nodiscard]] const Limit& limit(const Prospect& a, const Prospect& b) const;
    /// The limit of a rank among all owners, 0 being the first.
    [[nodiscard]] const Limit& ranked(std::int64_t rank) const;
    [[nodiscard]] std::int64_t installs_of(std::int64_t owners) const;
    [[nodiscard]] AppOdds odds(const Prospect& p, const Limit& limit) const;

    const Adopters& arm_;
    std::int64_t owners_;
    std::int64_t first_rank_; ///< of ranked_
    std::vector<Limit> ranked_;
    std::vector<Limit> by_stratum_; ///< where groups or a timeline make some special
};

} // namespace truyvet::adoption
