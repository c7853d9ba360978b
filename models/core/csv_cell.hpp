// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>
#include <string_view>

namespace truyvet::core {

/// A text as a cell of CSV, in quotes where it must be. What a spreadsheet would take for a formula
/// is led by an apostrophe, which it takes for text.
std::string csv_cell(std::string_view text);

} // namespace truyvet::core
