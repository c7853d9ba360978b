// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/parameter.hpp"
#include "sim/scenario/reader.hpp"

#include <optional>
#include <string>

namespace truyvet::scenario {

/// Whether the text names a range, "a:b" or "a:b:log", rather than values.
bool is_range(const std::string& text);

/// Takes a range as one more factor of the scenario's design; blames what cannot be one.
void add_factor(Reader& reader, const std::string& place, const Parameter& parameter,
                const std::string& text);

/// Makes the design's arms of the factors: a Latin hypercube's points, or for Sobol' indices the
/// matrices A, B and, factor by factor, A with that column of B (Saltelli et al., Comput. Phys.
/// Commun. 181, 2010), row by row.
void expand_design(Reader& reader);

} // namespace truyvet::scenario
