// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::population {

/// A comma-separated file with a line of column names; lines that start with # are comments.
/// Faults are collected, each with file and line, so that the user hears of all of them at once.
class CsvTable {
  public:
    /// Throws core::InputError if the file cannot be read or lacks one of the columns.
    CsvTable(const std::filesystem::path& file, const std::vector<std::string>& columns,
             std::vector<core::Fault>& faults);

    [[nodiscard]] std::size_t rows() const { return lines_.size(); }
    [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;
    /// The number in the cell, or a fault and `lo` if it is missing, malformed or out of lo..hi.
    double number(std::size_t row, std::string_view column, double lo, double hi);
    [[nodiscard]] bool empty(std::size_t row, std::string_view column) const {
        return text(row, column).empty();
    }
    void fault(std::size_t row, std::string message);
    [[nodiscard]] std::string place(std::size_t row) const;

  private:
    [[nodiscard]] std::size_t index_of(std::string_view column) const;
    void read_row(std::size_t line_number, std::vector<std::string> cells);

    std::string file_;
    std::vector<std::string> columns_;
    std::vector<std::vector<std::string>> lines_;
    std::vector<std::size_t> line_numbers_;
    std::vector<core::Fault>* faults_;
};

} // namespace truyvet::population
