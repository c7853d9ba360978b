// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/csv.hpp"

#include "models/core/nearest.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace truyvet::core {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, last - first + 1);
}

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    for (std::size_t at = 0;;) {
        const std::size_t comma = line.find(separator, at);
        fields.push_back(trimmed(line.substr(at, comma - at)));
        if (comma == std::string_view::npos) {
            return fields;
        }
        at = comma + 1;
    }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The header's columns by their own names, with their places; faults for what is wrong with it.
std::unordered_map<std::string, std::size_t> columns_of(std::string_view header, char separator,
                                                        const std::string& name,
                                                        const CsvColumns& wanted, Faults& faults) {
    std::vector<std::string> known = wanted.required;
    known.insert(known.end(), wanted.optional.begin(), wanted.optional.end());
    std::unordered_map<std::string, std::size_t> columns;
    for (const std::string_view given : split(header, separator)) {
        const auto own = wanted.also_called.find(std::string(given));
        const std::string column =
            own == wanted.also_called.end() ? std::string(given) : own->second;
        if (!wanted.others && !contains(known, column)) {
            faults.add(name + ":1", unknown_name("column", column, known));
        }
        if (!columns.emplace(column, columns.size()).second) {
            faults.add(name + ":1", "column " + column + " is there twice");
        }
    }
    for (const std::string& column : wanted.required) {
        if (columns.find(column) == columns.end()) {
            faults.add(name + ":1", "column " + column + " is missing from the header");
        }
    }
    return columns;
}

} // namespace

void read_csv(std::istream& in, const std::string& name, const CsvColumns& wanted, Faults& faults,
              const std::function<void(const CsvRow&)>& row) {
    std::string line;
    std::getline(in, line);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view header = line;
    if (header.starts_with(byte_order_mark)) {
        header.remove_prefix(byte_order_mark.size());
    }
    const char separator = header.find('\t') == std::string_view::npos ? ',' : '\t';
    const auto columns = columns_of(header, separator, name, wanted, faults);
    if (faults.any()) {
        return;
    }
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (trimmed(line).empty()) {
            continue;
        }
        const auto fields = split(line, separator);
        const std::string place = name + ":" + std::to_string(number);
        if (fields.size() != columns.size()) {
            faults.add(place, std::to_string(fields.size()) + " fields where the header has " +
                                  std::to_string(columns.size()));
            continue;
        }
        row(CsvRow(columns, fields, place));
    }
}

std::ifstream open_csv(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in || std::filesystem::is_directory(path)) {
        throw InputError(path.string(), "cannot be read; give a CSV file");
    }
    return in;
}

std::optional<double> number_in(const CsvRow& row, const std::string& column, Faults& faults) {
    constexpr double farthest = 1e10;
    const std::string_view text = row[column];
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
        std::abs(value) > farthest) {
        faults.add(row.place(), column + " = '" + std::string(text) + "' is no number in range");
        return std::nullopt;
    }
    return value;
}

std::optional<TimePoint> time_in(const CsvRow& row, Faults& faults) {
    constexpr double latest_s = 4e9; // within ns-3's clock, which runs in nanoseconds
    const auto t = number_in(row, "t_s", faults);
    if (t && (*t < 0 || *t > latest_s)) {
        faults.add(row.place(), "t_s = " + std::string(row["t_s"]) +
                                    " is out of range; give seconds from 0 to 4e9");
        return std::nullopt;
    }
    return t ? std::optional(TimePoint{Milliseconds{std::llround(*t * 1000)}}) : std::nullopt;
}

} // namespace truyvet::core
