// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "models/core/time.hpp"

#include <filesystem>
#include <fstream>
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
    [[nodiscard]] bool any() const { return count_ > 0; }
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

/// A row of a comma-separated file with a header; fields by column name, no quoting.
class CsvRow {
  public:
    CsvRow(const std::unordered_map<std::string, std::size_t>& columns,
           const std::vector<std::string_view>& fields, std::string place)
        : columns_(columns), fields_(fields), place_(std::move(place)) {}

    /// Empty where the column is missing.
    [[nodiscard]] std::string_view operator[](const std::string& column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() ? std::string_view{} : fields_[at->second];
    }
    [[nodiscard]] const std::string& place() const { return place_; } ///< "file.csv:7"

  private:
    const std::unordered_map<std::string, std::size_t>& columns_;
    const std::vector<std::string_view>& fields_;
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

/// Calls `row` for each line; fields are parted by tabs if the header has one, else by commas.
/// Missing required columns, unknown columns and lines of another length are faults.
void read_csv(std::istream&, const std::string& name, const CsvColumns&, Faults&,
              const std::function<void(const CsvRow&)>& row);

/// The file, open for reading; throws InputError if it cannot be read.
std::ifstream open_csv(const std::filesystem::path&);

/// The number of a cell, or a fault and nothing.
std::optional<double> number_in(const CsvRow&, const std::string& column, Faults&);
/// The column t_s, in seconds after 1970-01-01 or any other midnight.
std::optional<TimePoint> time_in(const CsvRow&, Faults&);

} // namespace truyvet::core
