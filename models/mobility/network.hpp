// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/mobility/recorded.hpp"

#include <memory>

namespace truyvet::mobility {

/// Time with somebody, in the recording's time.
struct Link {
    PersonId other;
    core::TimePoint from;
    core::TimePoint to;
};

/// By person: links by the other, then time, records that touch joined; and when it was there.
struct Network {
    std::vector<std::vector<Link>> links;
    core::TimePoint from = core::TimePoint::max();
    core::TimePoint to = core::TimePoint::min();
};

/// Days of people of whom it is known who was near whom: two people of a record are together, at a
/// distance that is an assumption; all others are not. Somebody is there from the first to the last
/// record of a day.
class NetworkMobility : public RecordedMobility {
  public:
    NetworkMobility(const population::Population& people, std::shared_ptr<const Network> network,
                    const RecordingSettings& settings);
    bool nearness(PersonId person, const Stay& stay, std::vector<Nearness>& out) const override;
    /// A network knows no positions; everybody at one.
    void positions(PersonId person, const Stay& stay, std::vector<Position>& out) const override;

  private:
    static std::vector<RecordedSpan> days_of(const std::vector<Link>& links);
    [[nodiscard]] const std::vector<RecordedSpan>& present(PersonId person) const override;

    std::shared_ptr<const Network> network_;
    float distance_m_;
    std::vector<std::vector<RecordedSpan>> present_;
};

} // namespace truyvet::mobility
