// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

namespace truyvet::test {

/// A made-up experiment with the shape of the Lào Cai one: install shares 0 .. 100 %, as observed
/// and the two targets, each with 38 % and with all accounts active; channels "bluezone" and
/// "bluezone-phone". Every true F1 survives each waterfall step by chance, so its true recall is
/// known: (share of people / 0.8 owning * activity)^2 * 0.8^2 * the tail of the waterfall.
results::Results synthetic(std::uint64_t seed, std::uint32_t replicates,
                           std::uint32_t cases_per_replicate = 100);

/// The cell of one arm and replicate: what synthetic() is filled from.
results::Cell synthetic_cell(const results::Results& results, std::uint32_t arm,
                             std::uint32_t replicate, std::uint32_t cases);

/// synthetic() without its cells.
results::Results synthetic_frame(std::uint64_t seed);

} // namespace truyvet::test
