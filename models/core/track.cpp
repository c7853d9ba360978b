// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/track.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::core {
namespace {

constexpr core::Milliseconds step{1000};

/// Cuts a track into stands, in order.
class Cutter {
  public:
    void stand(core::TimePoint from, core::TimePoint to, double x, double y) {
        if (out_.empty() || std::hypot(x - anchor_x_, y - anchor_y_) > stand_radius_m) {
            number_ += out_.empty() ? 0 : 1;
            anchor_x_ = x;
            anchor_y_ = y;
        }
        if (!out_.empty() && out_.back().to == from && out_.back().x_m == x &&
            out_.back().y_m == y) {
            out_.back().to = to;
        } else {
            out_.push_back({from, to, x, y, number_, 0, {}});
        }
    }
    std::vector<Stand> take() { return std::move(out_); }

  private:
    std::vector<Stand> out_;
    double anchor_x_ = 0;
    double anchor_y_ = 0;
    std::uint32_t number_ = 0;
};

} // namespace

bool is_gap(const TrackPoint& a, const TrackPoint& b) {
    return b.time - a.time > longest_gap && (a.x_m != b.x_m || a.y_m != b.y_m);
}

std::vector<Stand> stands_of(std::span<const TrackPoint> track) {
    Cutter cutter;
    for (std::size_t i = 0; i + 1 < track.size(); ++i) {
        const TrackPoint& a = track[i];
        const TrackPoint& b = track[i + 1];
        if (is_gap(a, b)) {
            continue;
        }
        if (a.x_m == b.x_m && a.y_m == b.y_m) {
            cutter.stand(a.time, b.time, a.x_m, a.y_m);
            continue;
        }
        const double length = core::seconds(b.time - a.time);
        for (core::TimePoint t = a.time; t < b.time; t += step) {
            const core::TimePoint end = std::min(t + step, b.time);
            const double middle = core::seconds(t - a.time + (end - t) / 2) / length;
            cutter.stand(t, end, std::lerp(a.x_m, b.x_m, middle), std::lerp(a.y_m, b.y_m, middle));
        }
    }
    return cutter.take();
}

const CsvColumns TrackReader::columns{{"t_s", "id", "x_m", "y_m"}};

void TrackReader::add(const CsvRow& row, std::vector<TrackPoint>& track) {
    const auto t = time_in(row, *faults_);
    const auto x = number_in(row, "x_m", *faults_);
    const auto y = number_in(row, "y_m", *faults_);
    if (!t || !x || !y) {
        return;
    }
    const TrackPoint point{*t, *x, *y};
    if (!track.empty() && point.time < track.back().time) {
        faults_->add(row.place(), "t_s = " + std::string(row["t_s"]) + " of id " +
                                      std::string(row["id"]) +
                                      " goes back in time; sort each phone's positions");
        return;
    }
    if (!track.empty() && point.time == track.back().time) {
        ++repeated_;
        track.back() = point;
        return;
    }
    gaps_ += !track.empty() && is_gap(track.back(), point) ? 1 : 0;
    track.push_back(point);
}

void TrackReader::end(const std::string& file, const std::string& id,
                      const std::vector<TrackPoint>& track) {
    if (track.size() == 1) {
        faults_->add(file, "id " + id + " has one position only; give two or more, or none");
    }
}

std::vector<std::string> TrackReader::notes() const {
    std::vector<std::string> notes;
    if (gaps_ > 0) {
        notes.push_back(std::to_string(gaps_) +
                        " gaps of more than 60 s: those phones count as away meanwhile");
    }
    if (repeated_ > 0) {
        notes.push_back(std::to_string(repeated_) +
                        " positions repeat their predecessor's time; the later one counts");
    }
    return notes;
}

} // namespace truyvet::core
