// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/outbreak.hpp"

namespace truyvet::epidemic {

/// What a day's transmission needs to know.
struct TransmissionDay {
    const mobility::Mobility& mobility;
    const mobility::Candidates& candidates;
    const mobility::Restrictions& restrictions;
    const NaturalHistory& history;
    const Dose& dose;
    const Protection& protection;
    const core::Randomness& chance;
    const Outbreak& outbreak; ///< who is infected when the day begins
    core::LocalDay day;
};

/// Finds whom one infectious person infects on one day, if they are susceptible then; keeps its
/// buffers, so one per thread. Proposals are a Poisson process along the person's day: at a rate
/// that the hazard with a candidate never exceeds, for each candidate of the room. A proposal is a
/// candidate and an instant; it is accepted with the ratio of the hazard then to that rate, which
/// is nought if either is elsewhere. Draws are keyed by person, day and proposal, and never depend
/// on restrictions.
class Transmission {
  public:
    explicit Transmission(const TransmissionDay& today) : t_(today) {}

    /// Adds to `out`.
    void find(const Infection& source, std::vector<Infection>& out);

    /// Counts for the bench.
    struct Work {
        std::uint64_t proposals = 0;
        std::uint64_t days = 0; ///< made of candidates
        std::uint64_t met = 0;
    };
    [[nodiscard]] const Work& work() const { return work_; }

  private:
    struct Proposal {
        core::PersonId other;
        core::TimePoint when;
        double accept = 0;    ///< the hazard that the rest must exceed [1/h]
        float distance_m = 0; ///< negative = their positions say
    };
    /// A stretch of the person's day in one room.
    struct Here {
        const mobility::Stay& stay;
        bool underlying; ///< as its day has it, not as restrictions leave it
        double rate = 0; ///< of proposals, for each candidate [1/h]
    };
    /// A candidate proposed, with the bits that say when, and whether it is accepted.
    struct Chosen {
        std::uint32_t number = 0;
        core::PersonId other;
        std::uint32_t when = 0;
        double accept = 0;
    };
    /// The arrivals of the Poisson process, one after the other.
    struct Arrivals {
        core::Stream stream; ///< a block is two proposals
        std::uint64_t next = 0;
        core::Stream::Block block{};
        double at = 0; ///< of the present one, in expected proposals
        std::uint32_t whom = 0;
        std::uint32_t when = 0;
        double accept = 0;
        void advance();
    };
    void along(std::span<const mobility::Stay> stays, bool underlying, Arrivals arrivals);
    void in_room(const mobility::Stay& stay, bool underlying, double& passed, Arrivals& arrivals);
    void in_crowd(const mobility::CandidateGroup& group, const Here& here);
    void propose(const mobility::CandidateGroup& group, const Here& here, const Chosen& chosen);
    void look(const Proposal& p, const Here& here);
    [[nodiscard]] const mobility::Stay* stay_of_other(core::PersonId other, core::RoomId room,
                                                      core::TimePoint t);
    [[nodiscard]] std::optional<mobility::Position>
    position(core::PersonId p, const mobility::Stay& stay, core::TimePoint t);
    [[nodiscard]] double brings(core::PersonId other, core::Setting setting,
                                core::TimePoint t) const;
    void kept_at_home();

    TransmissionDay t_;
    Infection source_;
    Work work_;
    std::vector<Infection>* out_ = nullptr;
    std::vector<mobility::Stay> stays_;
    std::vector<mobility::Stay> extra_;
    std::vector<mobility::Stay> theirs_;
    std::vector<mobility::CandidateGroup> groups_;
    std::vector<mobility::Position> positions_;
    std::uint64_t name_ = 0;  ///< of the person and day
    std::uint64_t crowd_ = 0; ///< of the day's crowds, the number of this one
    std::vector<std::uint32_t> numbers_;
    std::vector<mobility::Candidates::Drawn> drawn_;
};

} // namespace truyvet::epidemic
