// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace truyvet::experiment {

/// What the rows of most tables begin with.
struct OfArm {
    std::int64_t arm;
    std::int64_t replicate;
};

/// A table whose rows are structs: each column names the member that fills it.
template <class Row>
class TypedTable {
  public:
    struct Column {
        std::string_view name;
        std::variant<std::int64_t Row::*, double Row::*> member;
    };

    /// Throws std::logic_error unless every column of the shape has one member of its kind.
    TypedTable(results::TableShape shape, std::initializer_list<Column> columns)
        : shape_(std::move(shape)) {
        for (const auto* names : {&shape_.keys, &shape_.counts}) {
            for (const std::string& name : *names) {
                counts_.push_back(member<std::int64_t>(name, columns));
            }
        }
        for (const std::string& name : shape_.reals) {
            reals_.push_back(member<double>(name, columns));
        }
        if (columns.size() != counts_.size() + reals_.size() || counts_.size() > most) {
            throw std::logic_error("table " + shape_.name + ": members and columns differ");
        }
    }

    [[nodiscard]] results::Table& in(results::Results& out) const { return out.table(shape_); }
    void append(results::Table& table, const Row& row) const {
        std::array<std::int64_t, most> counts{};
        std::array<double, most> reals{};
        std::transform(counts_.begin(), counts_.end(), counts.begin(),
                       [&](auto member) { return row.*member; });
        std::transform(reals_.begin(), reals_.end(), reals.begin(),
                       [&](auto member) { return row.*member; });
        table.append(std::span(counts).first(counts_.size()),
                     std::span(reals).first(reals_.size()));
    }
    void append(results::Results& out, const Row& row) const { append(in(out), row); }

  private:
    static constexpr std::size_t most = 24; ///< columns of one kind

    template <class Value>
    Value Row::*member(const std::string& name, std::initializer_list<Column> columns) const {
        const auto it = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column& c) { return c.name == name; });
        if (it == columns.end() || !std::holds_alternative<Value Row::*>(it->member)) {
            throw std::logic_error("table " + shape_.name + ": no member fills " + name);
        }
        return std::get<Value Row::*>(it->member);
    }

    results::TableShape shape_;
    std::vector<std::int64_t Row::*> counts_; ///< keys first
    std::vector<double Row::*> reals_;
};

} // namespace truyvet::experiment
