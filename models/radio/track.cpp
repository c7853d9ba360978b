// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/track.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {
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
            out_.push_back({from, to, x, y, number_});
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

std::uint64_t dwell_of(core::PersonId a, const Stand& at_a, core::PersonId b, const Stand& at_b) {
    return a < b ? core::pair_word(at_a.number, at_b.number)
                 : core::pair_word(at_b.number, at_a.number);
}

std::vector<core::Proximity> proximity_of(core::PersonId a, std::span<const Stand> of_a,
                                          core::PersonId b, std::span<const Stand> of_b) {
    std::vector<core::Proximity> out;
    auto i = of_a.begin();
    auto j = of_b.begin();
    while (i != of_a.end() && j != of_b.end()) {
        const core::TimePoint from = std::max(i->from, j->from);
        const core::TimePoint to = std::min(i->to, j->to);
        if (from < to) {
            const auto distance = static_cast<float>(std::hypot(i->x_m - j->x_m, i->y_m - j->y_m));
            out.push_back({from, to, distance, 0, dwell_of(a, *i, b, *j)});
        }
        (i->to < j->to ? i : j)++;
    }
    return out;
}

} // namespace truyvet::radio
