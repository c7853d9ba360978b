// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/csv.hpp"

#include "models/core/date_text.hpp"
#include "models/core/lines.hpp"
#include "models/core/nearest.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

namespace truyvet::core {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    const auto last = text.find_last_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, last - first + 1);
}

/// Cuts a line into cells; what quotes hide stands in a text of its own.
class Splitter {
  public:
    Splitter(std::string_view line, char separator) : line_(line), separator_(separator) {
        unquoted_.reserve(line.size()); // so that views into it stay
    }

    /// False if a quote does not end.
    bool split(std::vector<CsvCell>& cells) {
        cells.clear();
        for (std::size_t at = 0;; ++at) {
            const std::size_t begin = line_.find_first_not_of(blanks(), at);
            const bool quoted = begin != std::string_view::npos && line_[begin] == '"';
            if (quoted && !quoted_cell(begin, at, cells)) {
                return false;
            }
            if (!quoted) {
                const std::size_t end = std::min(line_.find(separator_, at), line_.size());
                const std::string_view text = trimmed(line_.substr(at, end - at));
                const std::size_t first =
                    text.empty() ? at : std::size_t(text.data() - line_.data());
                cells.push_back({text, first + 1});
                at = end;
            }
            if (at >= line_.size()) {
                return true;
            }
        }
    }

  private:
    [[nodiscard]] const char* blanks() const { return separator_ == '\t' ? " \r" : " \t\r"; }

    /// From its opening quote; moves `at` to the separator behind it.
    bool quoted_cell(std::size_t begin, std::size_t& at, std::vector<CsvCell>& cells) {
        const std::size_t from = unquoted_.size();
        for (at = begin + 1; at < line_.size(); ++at) {
            if (line_[at] == '"' && line_.substr(at + 1, 1) != "\"") {
                break;
            }
            at += line_[at] == '"' ? 1 : 0;
            unquoted_ += line_[at];
        }
        if (at == line_.size()) {
            return false;
        }
        cells.push_back({std::string_view(unquoted_).substr(from), begin + 1});
        at = std::min(line_.find_first_not_of(blanks(), at + 1), line_.size());
        return at == line_.size() || line_[at] == separator_;
    }

    std::string_view line_;
    char separator_;
    std::string unquoted_;
};

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

using Columns = std::unordered_map<std::string, std::size_t>;

/// The header's columns by their own names, with their places; faults for what is wrong with it.
Columns columns_of(const std::vector<CsvCell>& header, const std::string& place,
                   const CsvColumns& wanted, Faults& faults) {
    std::vector<std::string> known = wanted.required;
    known.insert(known.end(), wanted.optional.begin(), wanted.optional.end());
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string given(header[i].text);
        const auto own = wanted.also_called.find(given);
        const std::string& column = own == wanted.also_called.end() ? given : own->second;
        const std::string at = place + ":" + std::to_string(header[i].column);
        if (!wanted.others && !contains(known, column)) {
            faults.add(at, unknown_name("column", column, known));
        }
        if (!columns.emplace(column, i).second) {
            faults.add(at, "column " + column + " is there twice");
        }
    }
    for (const std::string& column : wanted.required) {
        if (columns.find(column) == columns.end()) {
            faults.add(place, "column " + column + " is missing from the header");
        }
    }
    return columns;
}

std::string compact(double x) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr};
}

/// Moves to the next line that is neither empty nor a comment.
bool next_row(Lines& lines) {
    while (lines.next()) {
        if (!trimmed(lines.line()).empty() && !lines.line().starts_with('#')) {
            return true;
        }
    }
    return false;
}

/// The header line without the byte order mark that a first line may have.
std::string_view header_of(const Lines& lines) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view header = lines.line();
    if (header.starts_with(byte_order_mark)) {
        header.remove_prefix(byte_order_mark.size());
    }
    return header;
}

constexpr const char* open_quote =
    "a quote does not end, or something stands between it and the next cell";

} // namespace

void Faults::add(const CsvRow& row, const std::string& column, const std::string& message) {
    add(row.place(column), column + " = '" + row.text(column) + "' " + message);
}

bool read_csv(std::istream& in, const std::string& name, const CsvColumns& wanted, Faults& faults,
              const CsvUse& use) {
    Lines lines(in, name);
    const std::string header(next_row(lines) ? header_of(lines) : std::string_view{});
    const char separator = header.find('\t') == std::string::npos ? ',' : '\t';
    const std::string header_place =
        name + ":" + std::to_string(std::max<std::size_t>(1, lines.number()));
    std::vector<CsvCell> cells;
    Splitter splitter(header, separator);
    if (!splitter.split(cells)) {
        faults.add(header_place, open_quote);
        return false;
    }
    const std::size_t before = faults.count();
    const Columns columns = columns_of(cells, header_place, wanted, faults);
    if (faults.count() > before) {
        return false;
    }
    while (next_row(lines)) {
        Splitter row(lines.line(), separator);
        if (!row.split(cells)) {
            faults.add(lines.place(), open_quote);
        } else if (cells.size() != columns.size()) {
            faults.add(lines.place(), std::to_string(cells.size()) +
                                          " fields where the header has " +
                                          std::to_string(columns.size()));
        } else {
            use(CsvRow(columns, cells, lines.place()));
        }
    }
    return true;
}

bool read_csv(const std::filesystem::path& path, const CsvColumns& columns, Faults& faults,
              const CsvUse& row) {
    std::ifstream in(path);
    if (!in || std::filesystem::is_directory(path)) {
        throw InputError(path.string(), "cannot be read; give a CSV file");
    }
    return read_csv(in, path.string(), columns, faults, row);
}

std::optional<double> number_in(const CsvRow& row, const std::string& column, Faults& faults,
                                double lo, double hi) {
    const std::string_view text = row[column];
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty()) {
        faults.add(row.place(column), column + " is missing; give a figure");
    } else if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        faults.add(row, column, "is not a number");
    } else if (value < lo || value > hi) {
        faults.add(row.place(column), column + " = " + std::string(text) + " is outside " +
                                          compact(lo) + " .. " + compact(hi));
    } else {
        return value;
    }
    return std::nullopt;
}

std::optional<LocalDay> day_in(const CsvRow& row, const std::string& column, Faults& faults) {
    const auto day = day_from(row[column]);
    if (!day) {
        faults.add(row, column, "is not a date; give it as 2021-05-17");
    }
    return day;
}

std::optional<TimePoint> time_in(const CsvRow& row, Faults& faults) {
    constexpr double latest_s = 4e9; // within ns-3's clock, which runs in nanoseconds
    const auto t = number_in(row, "t_s", faults, 0, latest_s);
    return t ? std::optional(TimePoint{Milliseconds{std::llround(*t * 1000)}}) : std::nullopt;
}

} // namespace truyvet::core
