// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "models/core/time.hpp"

#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace truyvet::core {

/// The faults of an input, the first score in words and the rest counted.
class Faults {
  public:
    void add(std::string place, std::string message) {
        if (++count_ <= shown) {
            faults_.push_back({std::move(place), std::move(message)});
        }
    }
    /// Of a cell, the value before what is wrong with it.
    void add(const class CsvRow& row, const std::string& column, const std::string& message);
    [[nodiscard]] bool any() const { return count_ > 0; }
    [[nodiscard]] std::size_t count() const { return count_; }
    void throw_if_any() {
        if (count_ > shown) {
            faults_.push_back({"", "and " + std::to_string(count_ - shown) + " more"});
        }
        if (count_ > 0) {
            throw core::InputError(faults_);
        }
    }

  private:
    static constexpr std::size_t shown = 20;
    std::vector<core::Fault> faults_;
    std::size_t count_ = 0;
};

/// One cell, and the column of its first character in the line.
struct CsvCell {
    std::string_view text;
    std::size_t column = 0;
};

/// A row of a table with a header; cells by column name, without quotes and outer blanks.
class CsvRow {
  public:
    CsvRow(const std::unordered_map<std::string, std::size_t>& columns,
           const std::vector<CsvCell>& cells, std::string place)
        : columns_(columns), cells_(cells), place_(std::move(place)) {}

    /// Empty where the column is missing.
    [[nodiscard]] std::string_view operator[](const std::string& column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() ? std::string_view{} : cells_[at->second].text;
    }
    [[nodiscard]] std::string text(const std::string& column) const {
        return std::string((*this)[column]);
    }
    [[nodiscard]] const std::string& place() const { return place_; } ///< "file.csv:7"
    /// Of a cell: "file.csv:7:12".
    [[nodiscard]] std::string place(const std::string& column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() ? place_
                                    : place_ + ":" + std::to_string(cells_[at->second].column);
    }

  private:
    const std::unordered_map<std::string, std::size_t>& columns_;
    const std::vector<CsvCell>& cells_;
    std::string place_;
};

/// What a file's header may hold.
struct CsvColumns {
    std::vector<std::string> required;
    std::vector<std::string> optional{};
    /// Other programs' names for these columns.
    std::unordered_map<std::string, std::string> also_called{};
    bool others = false; ///< unknown columns are passed over
};

using CsvUse = std::function<void(const CsvRow&)>;

/// Calls `row` for each row. Cells are parted by tabs if the header has one, else by commas; one
/// that holds a separator stands in quotes, a quote in it twice (RFC 4180, but for line ends within
/// a cell). Empty lines and those that begin with # are passed over. Missing required columns,
/// unknown columns and rows of another length are faults; false if it is the header that has one.
/// Throws RunError if reading fails.
bool read_csv(std::istream&, const std::string& name, const CsvColumns&, Faults&,
              const CsvUse& row);
/// The same of a file; throws InputError if it cannot be opened.
bool read_csv(const std::filesystem::path&, const CsvColumns&, Faults&, const CsvUse& row);

/// The number of a cell, or a fault and nothing.
std::optional<double> number_in(const CsvRow&, const std::string& column, Faults&,
                                double lo = -1e10, double hi = 1e10);
/// The day of a cell, "2021-05-17", or a fault and nothing.
std::optional<LocalDay> day_in(const CsvRow&, const std::string& column, Faults&);
/// The column t_s, in seconds after 1970-01-01 or any other midnight.
std::optional<TimePoint> time_in(const CsvRow&, Faults&);

} // namespace truyvet::core
