// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/csv.hpp"
#include "models/core/time.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace truyvet::core {

struct TrackPoint {
    core::TimePoint time;
    double x_m = 0;
    double y_m = 0;
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
    std::int32_t section = 0; ///< room in a row of rooms; walls to others: the difference
    core::TimePoint since{};  ///< at about this place since then, where movement knows it
    bool outdoors = false;    ///< under the open sky, whatever the room's environment
};

/// A track as stands of at most one second while moving; both tiers see these positions.
std::vector<Stand> stands_of(std::span<const TrackPoint> track);

/// Reads rows t_s,id,x_m,y_m: each id's times ascend. What is wrong goes to the faults, what is
/// only worth knowing is counted.
class TrackReader {
  public:
    static const CsvColumns columns;

    explicit TrackReader(Faults& faults) : faults_(&faults) {}

    /// Adds the row's position to the track of its id.
    void add(const CsvRow& row, std::vector<TrackPoint>& track);
    /// To be called with each track when all rows are read: one position alone is a fault.
    void end(const std::string& file, const std::string& id, const std::vector<TrackPoint>& track);
    /// "3 gaps of more than 60 s: ...".
    [[nodiscard]] std::vector<std::string> notes() const;

  private:
    Faults* faults_;
    std::size_t gaps_ = 0;
    std::size_t repeated_ = 0;
};

} // namespace truyvet::core
