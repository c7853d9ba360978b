// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/table.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace truyvet::results {
namespace {

template <class T>
std::vector<T> permuted(const std::vector<T>& values, const std::vector<std::size_t>& order) {
    std::vector<T> result;
    result.reserve(values.size());
    for (const std::size_t row : order) {
        result.push_back(values[row]);
    }
    return result;
}

} // namespace

Table::Table(const TableShape& shape) : name_(shape.name), keys_(shape.keys.size()) {
    for (const auto* names : {&shape.keys, &shape.counts}) {
        for (const std::string& name : *names) {
            columns_.push_back({name, Counts{}});
        }
    }
    for (const std::string& name : shape.reals) {
        columns_.push_back({name, Reals{}});
    }
}

Table::Table(std::string name, std::size_t keys, std::vector<Column> columns)
    : name_(std::move(name)), keys_(keys), columns_(std::move(columns)) {
    if (columns_.empty() || keys_ == 0 || keys_ > columns_.size()) {
        throw std::invalid_argument("table " + name_ + " lacks columns");
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].size() != rows()) {
            throw std::invalid_argument("column " + columns_[i].name + " of table " + name_ +
                                        " is not as long as the others");
        }
        if (i < keys_ && !std::holds_alternative<Counts>(columns_[i].values)) {
            throw std::invalid_argument("key " + columns_[i].name + " of table " + name_ +
                                        " is not of whole numbers");
        }
    }
}

void Table::append(std::span<const std::int64_t> keys_and_counts, std::span<const double> reals) {
    if (keys_and_counts.size() + reals.size() != columns_.size()) {
        throw std::logic_error("table " + name_ + " has " + std::to_string(columns_.size()) +
                               " columns, the row " +
                               std::to_string(keys_and_counts.size() + reals.size()));
    }
    for (std::size_t i = 0; i < keys_and_counts.size(); ++i) {
        std::get<Counts>(columns_[i].values).push_back(keys_and_counts[i]);
    }
    for (std::size_t i = 0; i < reals.size(); ++i) {
        std::get<Reals>(columns_[keys_and_counts.size() + i].values).push_back(reals[i]);
    }
}

void Table::append(const Table& other) {
    if (!same_columns(other)) {
        throw std::invalid_argument("table " + name_ + " has other columns in the other part");
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::visit(
            [&](auto& mine) {
                const auto& theirs =
                    std::get<std::remove_reference_t<decltype(mine)>>(other.columns_[i].values);
                mine.insert(mine.end(), theirs.begin(), theirs.end());
            },
            columns_[i].values);
    }
}

bool Table::has(std::string_view column) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const Column& c) { return c.name == column; });
}

const Column& Table::column(std::string_view name) const {
    for (const Column& c : columns_) {
        if (c.name == name) {
            return c;
        }
    }
    throw std::out_of_range("table " + name_ + " has no column " + std::string(name));
}

const Counts& Table::counts(std::string_view name) const {
    if (const auto* counts = std::get_if<Counts>(&column(name).values)) {
        return *counts;
    }
    throw std::out_of_range("table " + name_ + " has no whole numbers in " + std::string(name));
}

bool Table::same_columns(const Table& other) const {
    return keys_ == other.keys_ &&
           std::equal(columns_.begin(), columns_.end(), other.columns_.begin(),
                      other.columns_.end(), [](const Column& a, const Column& b) {
                          return a.name == b.name && a.values.index() == b.values.index();
                      });
}

std::vector<std::size_t> Table::order() const {
    std::vector<std::size_t> rows(this->rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        for (const Column& key : keys()) {
            const Counts& v = std::get<Counts>(key.values);
            if (v[a] != v[b]) {
                return v[a] < v[b];
            }
        }
        return false;
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) {
        std::stable_sort(rows.begin(), rows.end(), before);
    }
    return rows;
}

void Table::sort() {
    const std::vector<std::size_t> rows = order();
    for (Column& c : columns_) {
        std::visit([&](auto& v) { v = permuted(v, rows); }, c.values);
    }
}

} // namespace truyvet::results
