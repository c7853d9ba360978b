// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/id.hpp"
#include "models/core/proximity.hpp"
#include "models/core/random.hpp"
#include "models/core/track.hpp"
#include "models/radio/phone.hpp"

#include <span>
#include <vector>

namespace truyvet::radio {

using core::is_gap;
using core::longest_gap;
using core::Stand;
using core::stand_radius_m;
using core::stands_of;
using core::TrackPoint;

/// A phone and where it was: straight between points, absent before the first, after the last and
/// in gaps longer than `longest_gap`.
struct Station {
    core::PersonId person;
    Phone phone;
    bool receives = true;
    std::vector<TrackPoint> track;
    std::vector<Stand> stands = {}; ///< given in place of a track: people who sit and stand
};

/// Names a pair's standing together, the same from either end.
std::uint64_t dwell_of(core::PersonId a, const Stand& at_a, core::PersonId b, const Stand& at_b);

/// When two phones are both there, how far apart.
std::vector<core::Proximity> proximity_of(core::PersonId a, std::span<const Stand> of_a,
                                          core::PersonId b, std::span<const Stand> of_b);

} // namespace truyvet::radio
