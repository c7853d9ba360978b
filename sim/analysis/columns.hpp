// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"
#include "sim/results/schema.hpp"

#include <string_view>
#include <vector>

namespace truyvet::analysis {

/// A column of "channels", "waterfall" or "settings" as estimates go by it, in the order of the
/// rows: where a run says what is to be expected, that stands for what was drawn.
std::vector<double> numbers(const results::Results& results, const results::Table& table,
                            std::string_view column);

} // namespace truyvet::analysis
