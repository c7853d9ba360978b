// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/mobility.hpp"

#include <array>
#include <span>
#include <vector>

namespace truyvet::mobility {

/// How somebody may come to be in a room. At any instant a person is there by one way at most, so
/// that nobody is counted twice.
enum class Way : std::uint8_t {
    member,    ///< lives, learns or works there
    recorded,  ///< is there, as a recording has it
    boarder,   ///< lives around the yard
    rider,     ///< of the bus, by habit
    traveller, ///< by the coach
    customer,  ///< it is among the habits, or the friend's
    neighbour, ///< knocks at the door, or comes along with the friend who does
    visitor,   ///< is the friend of a member
};

/// People who may be in a room from .. to, numbered 0 .. count - 1: none of them is made, so that
/// their number costs nothing.
struct CandidateGroup {
    Way way = Way::member;
    std::uint32_t count = 0;
    RoomId room;
    core::LocalDay day;
    core::TimePoint from;
    core::TimePoint to;
    std::array<std::uint32_t, 4> part{}; ///< how the way sees its numbers
    float distance_m = -1;               ///< if a recording knows it instead of positions
};

/// Who may be in a room, by number. Safe on any number of threads.
class Candidates {
  public:
    Candidates() = default;
    Candidates(const Candidates&) = delete;
    Candidates& operator=(const Candidates&) = delete;
    virtual ~Candidates() = default;

    /// All who may be in the stay's room during it, in groups; `who` is the person whose stay it
    /// is. Replaces `out`.
    virtual void groups(PersonId who, const Stay& stay, std::vector<CandidateGroup>& out) const = 0;

    /// The candidate of this number; some numbers stand for nobody.
    [[nodiscard]] virtual PersonId person(const CandidateGroup& group,
                                          std::uint32_t number) const = 0;

    /// One of the numbers drawn, and whom it stands for.
    struct Drawn {
        std::uint32_t at = 0; ///< which of them
        PersonId person;
    };
    /// Of numbers drawn among a large group, those that may stand for somebody who is there at some
    /// time of the group; most do not. Replaces `out`.
    virtual void sift(const CandidateGroup& group, std::span<const std::uint32_t> numbers,
                      std::vector<Drawn>& out) const;

    /// Whether a quick look leaves it possible that it, `p`, is there at this time by the group's
    /// way. Its day has the last word.
    [[nodiscard]] virtual bool plausible(const CandidateGroup& group, std::uint32_t number,
                                         PersonId p, core::TimePoint time) const = 0;
};

/// Of any mobility: the occupants, who are there for certain; or those near, if that is recorded.
class OccupantCandidates : public Candidates {
  public:
    explicit OccupantCandidates(const Mobility& mobility) : mobility_(&mobility) {}
    void groups(PersonId who, const Stay& stay, std::vector<CandidateGroup>& out) const override;
    [[nodiscard]] PersonId person(const CandidateGroup& group, std::uint32_t number) const override;
    [[nodiscard]] bool plausible(const CandidateGroup&, std::uint32_t, PersonId,
                                 core::TimePoint) const override {
        return true;
    }

  private:
    const Mobility* mobility_;
};

} // namespace truyvet::mobility
