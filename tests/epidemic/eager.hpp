// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/transmission.hpp"
#include "models/mobility/synthetic.hpp"

#include <array>
#include <map>
#include <vector>

namespace truyvet::epidemic {

/// Expected infections, or infections counted, by where, how far and when.
struct Tally {
    static constexpr std::array<double, 6> metres{0.7, 1.2, 2, 3, 5, 1000};
    std::array<std::array<double, metres.size()>, core::setting_names.size()> at{};
    std::array<double, 24> hour{};
    double all = 0;

    void add(core::Setting setting, double distance_m, core::TimePoint when, double n);
};

/// The hazards of one day by looking at every pair in every room: plain code that knows neither
/// candidates nor proposals, only stays and positions.
class Eager {
  public:
    Eager(const mobility::Mobility& mobility, core::LocalDay day);

    /// What these people, if infectious, do to everybody else.
    [[nodiscard]] Tally expected(const std::vector<Infection>& sources,
                                 const NaturalHistory& history, const Dose& dose,
                                 const Protection& protection) const;

  private:
    struct Visit {
        core::PersonId person;
        mobility::Stay stay;
        std::vector<mobility::Position> positions;
    };
    const mobility::Mobility* mobility_;
    std::map<core::RoomId, std::vector<Visit>> rooms_;
};

/// How far apart two people are at a time, where both are in a room; by their stays alone.
double distance_m(const mobility::Mobility& mobility, const Infection& i);

} // namespace truyvet::epidemic
