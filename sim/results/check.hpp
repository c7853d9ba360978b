// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <stdexcept>

/// What every reader of results may rely on. A file may come from anybody: these hold before
/// anything is made of it, and nothing behind them checks again.
namespace truyvet::results {

/// Something in a file is not as a results file has it; names the place.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// There is an arm and a channel; texts are UTF-8, names of one line; counts and shares are such.
void check_frame(const Results& results);

/// Keys stay within what they number, in a table of this version's shape no count is negative, and
/// no row stands twice.
void check_table(const Table& table, const Results& frame);

/// Over all tables: rows are of cells that are there, and no part is more than its whole.
void check_tables(const Results& results);

/// Over the tables of what shall be joined: each cell has every row of a whole one, the truth is
/// the same for all channels, and what is counted in several tables has one sum.
void check_sums(const Results& results);

/// Nested no deeper than settings are, or Damaged.
nlohmann::ordered_json parse_settings(const std::string& text);

} // namespace truyvet::results
