// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/candidates.hpp"
#include "models/mobility/synthetic.hpp"

namespace truyvet::mobility {

/// Of synthetic days: household, class list and catchment say who may be there.
class SyntheticCandidates : public Candidates {
  public:
    explicit SyntheticCandidates(const SyntheticMobility& mobility);
    void groups(PersonId who, const Stay& stay, std::vector<CandidateGroup>& out) const override;
    [[nodiscard]] PersonId person(const CandidateGroup& group, std::uint32_t number) const override;
    [[nodiscard]] bool plausible(const CandidateGroup& group, std::uint32_t number, PersonId p,
                                 core::TimePoint time) const override;

  private:
    using Groups = std::vector<CandidateGroup>;
    void at_home(CandidateGroup group, Groups& out) const;
    void at_venue(PersonId who, CandidateGroup group, Groups& out) const;
    void travellers(RoomId coach, CandidateGroup group, Groups& out) const;
    [[nodiscard]] CandidateGroup within_hours(CandidateGroup group, std::size_t kind) const;
    [[nodiscard]] bool is_member(PersonId p, RoomId room) const;
    [[nodiscard]] PersonId habitual(const CandidateGroup& g, std::uint32_t number,
                                    std::uint32_t habit) const;
    [[nodiscard]] bool comes(const CandidateGroup& g, std::uint32_t number, PersonId p,
                             core::TimePoint time) const;
    [[nodiscard]] PersonId or_friend(PersonId p, bool along) const;

    const SyntheticMobility* m_;
    const population::Population* people_;
    /// Hours within which activities of a kind fall.
    struct Hours {
        double from = 0;
        double to = 0;
    };
    std::array<Hours, activity_kinds> hours_{};
};

} // namespace truyvet::mobility
