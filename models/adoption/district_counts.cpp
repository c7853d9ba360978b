// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/district_counts.hpp"

#include "models/core/csv.hpp"
#include "models/core/date_text.hpp"
#include "models/core/error.hpp"
#include "models/core/number_text.hpp"
#include "models/core/text.hpp"
#include "models/population/place_names.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

namespace truyvet::adoption {
namespace {

using Cells = std::vector<std::string>;

char separator_of(const std::string& heading) {
    for (const char c : {'\t', ';'}) {
        if (heading.find(c) != std::string::npos) {
            return c;
        }
    }
    return ',';
}

std::string trimmed(std::string text) {
    const auto blank = [](char c) { return c == ' ' || c == '"' || c == '\r'; };
    while (!text.empty() && blank(text.back())) {
        text.pop_back();
    }
    text.erase(0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), blank) -
                                           text.begin()));
    return text;
}

/// Separators within quotes are text.
Cells cells_of(const std::string& line, char separator) {
    Cells cells(1);
    bool quoted = false;
    for (const char c : line) {
        quoted = c == '"' ? !quoted : quoted;
        if (c == separator && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    for (std::string& cell : cells) {
        cell = trimmed(cell);
    }
    return cells;
}

/// Where the columns are, by what their headings begin with.
struct Columns {
    std::optional<std::size_t> district;
    std::optional<std::size_t> installs;
    std::optional<std::size_t> date;
};

Columns columns_of(const Cells& heading) {
    Columns at;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const std::string word = core::unmarked(heading[i]);
        const auto has = [&](std::initializer_list<std::string_view> names) {
            return std::any_of(names.begin(), names.end(), [&](std::string_view n) {
                return word.find(n) != std::string::npos;
            });
        };
        if (!at.date && has({"date", "ngay"})) {
            at.date = i;
        } else if (!at.installs && has({"install", "cai dat", "so luot", "count"})) {
            at.installs = i;
        } else if (!at.district && has({"district", "huyen", "don vi", "dia phuong"})) {
            at.district = i;
        }
    }
    return at;
}

/// A count is whole, so that 12.590 cannot be a little more than twelve.
std::optional<double> count_from(const std::string& text) {
    if (const auto value = core::number_as_written(text).value) {
        return *value >= 0 && std::floor(*value) == *value ? value : std::nullopt;
    }
    std::string digits = text;
    std::erase_if(digits, [](char c) { return c == '.' || c == ','; });
    const auto value = core::number_as_written(digits).value;
    return value && *value >= 0 && digits.size() + 1 == text.size() ? value : std::nullopt;
}

std::optional<core::LocalDay> day_from(const std::string& text) {
    if (const auto day = core::day_from(text)) {
        return day;
    }
    unsigned d = 0;
    unsigned m = 0;
    int y = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%2u/%2u/%4d%c", &d, &m, &y, &rest) != 3) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{m},
                                           std::chrono::day{d}};
    return date.ok() ? std::optional(core::local_day(date)) : std::nullopt;
}

class Reading {
  public:
    Reading(const std::filesystem::path& file, const population::ProvinceFigures& province)
        : file_(file.string()), province_(province) {
        for (const population::DistrictFigures& d : province.districts) {
            names_.push_back(d.name);
        }
        counts_.resize(names_.size());
    }

    void heading(const Cells& cells) {
        at_ = columns_of(cells);
        if (!at_.district || !at_.installs || !at_.date) {
            throw core::InputError(file_ + ":1", "the heading needs district, installs and date "
                                                 "(huyện, cài đặt, ngày)");
        }
    }

    void row(const Cells& cells, const std::string& place) {
        const auto cell = [&](std::size_t i) {
            return i < cells.size() ? cells[i] : std::string();
        };
        const std::string name = cell(*at_.district);
        const std::string plain = core::unmarked(name);
        if (plain.starts_with("tong") || plain.starts_with("cong") || plain == "total") {
            return;
        }
        const auto found = population::meant(name, names_);
        const auto installs = count_from(cell(*at_.installs));
        const auto date = day_from(cell(*at_.date));
        if (found.size() != 1) {
            faults_.add(place, "'" + name + "' is not one district of " + province_.name +
                                   " (truyvet provinces " + province_.slug + " lists them)");
        } else if (!installs) {
            faults_.add(place, "installs = '" + cell(*at_.installs) + "' is not a whole number");
        } else if (!date) {
            faults_.add(place, "date = '" + cell(*at_.date) + "' is not a date; write 2020-08-16");
        } else if (counts_[found[0]]) {
            faults_.add(place, "'" + name + "' stands there twice");
        } else if (*installs > static_cast<double>(province_.districts[found[0]].population)) {
            faults_.add(place, "'" + name + "' has more installs than people");
        } else {
            counts_[found[0]] = DistrictCount{found[0], *installs, *date};
        }
    }

    std::vector<DistrictCount> all() {
        std::vector<DistrictCount> whole;
        std::string missing;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i]) {
                whole.push_back(*counts_[i]);
            } else {
                missing += (missing.empty() ? "" : ", ") + names_[i];
            }
        }
        if (!missing.empty() && !faults_.any()) {
            faults_.add(file_, "has no row of " + missing);
        }
        faults_.throw_if_any();
        return whole;
    }

  private:
    std::string file_;
    const population::ProvinceFigures& province_;
    std::vector<std::string> names_;
    std::vector<std::optional<DistrictCount>> counts_;
    Columns at_;
    core::Faults faults_;
};

} // namespace

std::vector<DistrictCount> read_counts(const std::filesystem::path& file,
                                       const population::ProvinceFigures& province) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!std::filesystem::is_regular_file(file) || !std::getline(in, line)) {
        throw core::InputError(file.string(), "cannot be read, or is empty");
    }
    if (line.starts_with("\xEF\xBB\xBF")) {
        line.erase(0, 3); // as Excel begins UTF-8
    }
    const char separator = separator_of(line);
    Reading reading(file, province);
    reading.heading(cells_of(line, separator));
    for (std::size_t n = 2; std::getline(in, line); ++n) {
        if (!trimmed(line).empty()) {
            reading.row(cells_of(line, separator), file.string() + ":" + std::to_string(n));
        }
    }
    return reading.all();
}

} // namespace truyvet::adoption
