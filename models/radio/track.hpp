// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/proximity.hpp"
#include "models/core/random.hpp"
#include "models/radio/phone.hpp"

#include <span>
#include <vector>

namespace truyvet::radio {

struct TrackPoint {
    core::TimePoint time;
    double x_m = 0;
    double y_m = 0;
};

/// A phone and where it was: straight between points, absent before the first, after the last and
/// in gaps longer than `longest_gap`.
struct Station {
    core::PersonId person;
    Phone phone;
    bool receives = true;
    std::vector<TrackPoint> track;
};

/// A person whose positions are missing for longer has left. assumption.
inline constexpr core::Milliseconds longest_gap{60000};
/// Somebody who moves further from where they stopped stands somewhere else: new shadowing.
/// assumption: some wavelengths (12 cm) and a step.
inline constexpr double stand_radius_m = 1.0;

/// Whether nothing is known of a phone between two of its points: a long time and another place.
bool is_gap(const TrackPoint& a, const TrackPoint& b);

/// One stretch of a track between two whole seconds, or longer while the phone does not move.
struct Stand {
    core::TimePoint from;
    core::TimePoint to;
    double x_m = 0;
    double y_m = 0;
    std::uint32_t number = 0; ///< of the place stood at
};

/// A track as stands of at most one second while moving; both tiers see these positions.
std::vector<Stand> stands_of(std::span<const TrackPoint> track);

/// Names a pair's standing together, the same from either end.
std::uint64_t dwell_of(core::PersonId a, const Stand& at_a, core::PersonId b, const Stand& at_b);

/// When two phones are both there, how far apart.
std::vector<core::Proximity> proximity_of(core::PersonId a, std::span<const Stand> of_a,
                                          core::PersonId b, std::span<const Stand> of_b);

} // namespace truyvet::radio
