// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace truyvet::results {

using Counts = std::vector<std::int64_t>;
using Reals = std::vector<double>;

struct Column {
    std::string name;
    std::variant<Counts, Reals> values;

    [[nodiscard]] std::size_t size() const {
        return std::visit([](const auto& v) { return v.size(); }, values);
    }
};

/// What a table is: its name, the columns that name a row (never negative; "arm", "replicate",
/// ...), and the columns it carries.
struct TableShape {
    std::string name;
    std::vector<std::string> keys;
    std::vector<std::string> counts;
    std::vector<std::string> reals = {};
};

/// Rows of counts under keys, kept by column: one contiguous array each, as HDF5 and numpy hold it.
/// Rows may arrive in any order; `order` is the order that counts.
class Table {
  public:
    explicit Table(const TableShape& shape);
    /// From columns as read; throws std::invalid_argument where they do not make a table.
    Table(std::string name, std::size_t keys, std::vector<Column> columns);

    void append(std::span<const std::int64_t> keys_and_counts, std::span<const double> reals = {});
    /// Takes over the rows of a table of the same columns.
    void append(const Table& other);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t rows() const { return columns_.front().size(); }
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    [[nodiscard]] std::span<const Column> keys() const { return {columns_.data(), keys_}; }
    [[nodiscard]] bool has(std::string_view column) const;
    /// Throws std::out_of_range where there is no such column.
    [[nodiscard]] const Column& column(std::string_view name) const;
    /// Throws std::out_of_range where there is no such column of whole numbers.
    [[nodiscard]] const Counts& counts(std::string_view column) const;
    [[nodiscard]] bool same_columns(const Table& other) const;

    /// Row numbers in the order of the keys.
    [[nodiscard]] std::vector<std::size_t> order() const;
    /// Puts the rows into the order of the keys.
    void sort();

  private:
    std::string name_;
    std::size_t keys_;
    std::vector<Column> columns_;
};

} // namespace truyvet::results
