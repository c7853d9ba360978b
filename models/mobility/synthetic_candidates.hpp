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
    void sift(const CandidateGroup& group, std::span<const std::uint32_t> numbers,
              std::vector<Drawn>& out) const override;
    [[nodiscard]] bool plausible(const CandidateGroup& group, std::uint32_t number, PersonId p,
                                 core::TimePoint time) const override;

  private:
    using Groups = std::vector<CandidateGroup>;
    void at_home(CandidateGroup group, Groups& out) const;
    void at_venue(PersonId who, CandidateGroup group, Groups& out) const;
    void travellers(RoomId coach, CandidateGroup group, Groups& out) const;
    /// In minutes after midnight.
    struct Hours {
        double from = 0;
        double to = 0;
    };
    [[nodiscard]] static CandidateGroup within(CandidateGroup group, const Hours& hours);
    [[nodiscard]] bool is_member(PersonId p, RoomId room) const;
    [[nodiscard]] PersonId habitual(const CandidateGroup& g, std::uint32_t number,
                                    std::uint32_t habit) const;
    [[nodiscard]] bool comes(const CandidateGroup& g, std::uint32_t number, PersonId p,
                             core::TimePoint time) const;
    [[nodiscard]] Catchments::Share share_of(const CandidateGroup& g, std::uint32_t count) const {
        return {g.part[0] != 0, g.part[1], g.part[2], count};
    }
    [[nodiscard]] PersonId or_friend(PersonId p, bool along) const;

    const SyntheticMobility* m_;
    const population::Population* people_;
    /// Parts of the day, in order, in which activities of a kind fall.
    std::array<std::vector<Hours>, activity_kinds> parts_;
};

} // namespace truyvet::mobility
