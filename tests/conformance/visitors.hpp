// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/channel.hpp"
#include "tests/conformance/lab.hpp"

#include <vector>

namespace truyvet::conformance {

inline constexpr std::uint32_t venues = 40;

/// The F0 in forty markets from 6:00 on, a quarter of an hour in each, and in each one visitor, who
/// comes `after` hours after the F0 came and stays as long.
Lab round_of_markets(double after_hours);

/// The F0 in one market from 6:00 to 6:15, and forty visitors who come `after` + 0.1 h, 0.2 h ...
/// after the F0 came and stay for three minutes.
Lab one_market(double after_hours);

/// What the channel finds in each of so many replicates; the phones as told.
struct Phones {
    bool f0_owns = true;
    bool visitors_own = true;
};
std::vector<std::vector<tracing::Lead>> found_in(const Lab& lab, const tracing::Channel& channel,
                                                 Phones phones, std::uint64_t replicates);

} // namespace truyvet::conformance
