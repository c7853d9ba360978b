// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/csv.hpp"

#include <boost/tokenizer.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace truyvet::population {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    using Tokenizer = boost::tokenizer<boost::escaped_list_separator<char>>;
    const Tokenizer tokens(line, boost::escaped_list_separator<char>());
    return {tokens.begin(), tokens.end()};
}

std::string compact(double x) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x).ptr;
    return {buffer, end};
}

} // namespace

CsvTable::CsvTable(const std::filesystem::path& file, const std::vector<std::string>& columns,
                   std::vector<core::Fault>& faults)
    : file_(file.string()), faults_(&faults) {
    std::ifstream in(file);
    if (!in) {
        throw core::InputError(file_, "cannot be read; a scenario needs this census file");
    }
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        try {
            read_row(number, cells_of(line));
        } catch (const boost::escaped_list_error& error) {
            faults.push_back({file_ + ":" + std::to_string(number), error.what()});
        }
    }
    for (const std::string& column : columns) {
        if (std::find(columns_.begin(), columns_.end(), column) == columns_.end()) {
            throw core::InputError(file_ + ":1", "lacks the column '" + column + "'");
        }
    }
}

void CsvTable::read_row(std::size_t line_number, std::vector<std::string> cells) {
    if (columns_.empty()) {
        columns_ = std::move(cells);
        return;
    }
    if (cells.size() != columns_.size()) {
        faults_->push_back({file_ + ":" + std::to_string(line_number),
                            "has " + std::to_string(cells.size()) +
                                " cells where the heading has " + std::to_string(columns_.size())});
        return;
    }
    lines_.push_back(std::move(cells));
    line_numbers_.push_back(line_number);
}

std::size_t CsvTable::index_of(std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    if (found == columns_.end()) {
        throw std::logic_error("column not asked for: " + std::string(column));
    }
    return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& CsvTable::text(std::size_t row, std::string_view column) const {
    return lines_[row][index_of(column)];
}

double CsvTable::number(std::size_t row, std::string_view column, double lo, double hi) {
    const std::string& cell = text(row, column);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty()) {
        fault(row, std::string(column) + " is missing; give a figure");
    } else if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) {
        fault(row, std::string(column) + " = '" + cell + "' is not a number");
    } else if (value < lo || value > hi) {
        fault(row, std::string(column) + " = " + cell + " is outside " + compact(lo) + " .. " +
                       compact(hi));
    } else {
        return value;
    }
    return lo;
}

void CsvTable::fault(std::size_t row, std::string message) {
    faults_->push_back({place(row), std::move(message)});
}

std::string CsvTable::place(std::size_t row) const {
    return file_ + ":" + std::to_string(line_numbers_[row]);
}

} // namespace truyvet::population
