// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <string>

namespace truyvet::results {

/// SHA-256, in hexadecimal, of what an experiment is and what it found: scenario, seed, population,
/// channels, arms and every table's rows in the order of their keys. Provenance (versions, times)
/// does not count, nor does the order in which cells arrived.
std::string digest(const Results& results);

} // namespace truyvet::results
