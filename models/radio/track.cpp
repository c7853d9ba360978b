// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/track.hpp"

#include <algorithm>
#include <cmath>

namespace truyvet::radio {

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
            out.push_back({from, to, distance, 0, false, dwell_of(a, *i, b, *j)});
        }
        (i->to < j->to ? i : j)++;
    }
    return out;
}

} // namespace truyvet::radio
