// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/csv.hpp"

#include "models/radio/nearest.hpp"

#include <algorithm>

namespace truyvet::radio {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, last - first + 1);
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t at = 0;;) {
        const std::size_t comma = line.find(',', at);
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

} // namespace

void read_csv(std::istream& in, const std::string& name, const std::vector<std::string>& required,
              const std::vector<std::string>& optional, Faults& faults,
              const std::function<void(const CsvRow&)>& row) {
    std::string line;
    std::getline(in, line);
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view header = line;
    if (header.starts_with(byte_order_mark)) {
        header.remove_prefix(byte_order_mark.size());
    }
    std::unordered_map<std::string, std::size_t> columns;
    std::vector<std::string> known = required;
    known.insert(known.end(), optional.begin(), optional.end());
    for (const std::string_view column : split(header)) {
        if (!contains(known, column)) {
            faults.add(name + ":1", unknown_name("column", column, known));
        }
        columns.emplace(std::string(column), columns.size());
    }
    for (const std::string& column : required) {
        if (columns.find(column) == columns.end()) {
            faults.add(name + ":1", "column " + column + " is missing from the header");
        }
    }
    if (faults.any()) {
        return;
    }
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (trimmed(line).empty()) {
            continue;
        }
        const auto fields = split(line);
        const std::string place = name + ":" + std::to_string(number);
        if (fields.size() != columns.size()) {
            faults.add(place, std::to_string(fields.size()) + " fields where the header has " +
                                  std::to_string(columns.size()));
            continue;
        }
        row(CsvRow(columns, fields, place));
    }
}

} // namespace truyvet::radio
