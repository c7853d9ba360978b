// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/carriers.hpp"

namespace truyvet::adoption {

Carrier carrier_of(double uniform) {
    std::size_t i = 0;
    for (double below = carriers[0].subscribers; uniform >= below && i + 1 < carriers.size();) {
        below += carriers[++i].subscribers;
    }
    return static_cast<Carrier>(i);
}

} // namespace truyvet::adoption
