// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/notation.hpp"

#include "models/core/nearest.hpp"

#include <charconv>
#include <sstream>

namespace truyvet::epidemic {
namespace {

core::LocalDay date_from(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const char* s = text.data();
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        std::from_chars(s, s + 4, year).ptr == s + 4 &&
                        std::from_chars(s + 5, s + 7, month).ptr == s + 7 &&
                        std::from_chars(s + 8, s + 10, day).ptr == s + 10;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!shaped || !date.ok()) {
        throw Wrong{"'" + std::string(text) + "' is not a date; write YYYY-MM-DD"};
    }
    return core::local_day(date);
}

} // namespace

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string w; in >> w;) {
        words.push_back(w);
    }
    return words;
}

std::string joined(std::span<const std::string> words) {
    std::string all;
    for (const std::string& w : words) {
        all += (all.empty() ? "" : " ") + w;
    }
    return all;
}

Dates dates_from(std::string_view text) {
    const auto dots = text.find("..");
    Dates d;
    d.first = date_from(text.substr(0, dots));
    d.last = dots == std::string_view::npos ? d.first : date_from(text.substr(dots + 2));
    if (d.last < d.first) {
        throw Wrong{"'" + std::string(text) + "' ends before it begins"};
    }
    return d;
}

core::DistrictId district_from(std::string_view text, const DistrictNames& districts) {
    core::DistrictId found;
    std::vector<std::string> names;
    for (const DistrictName& d : districts) {
        names.push_back(d.province + "/" + d.name);
        if (d.name == text || names.back() == text) {
            if (found.exists()) {
                throw Wrong{"several districts are named '" + std::string(text) +
                            "'; give the province too, as " + names.back()};
            }
            found = d.id;
        }
    }
    if (!found.exists()) {
        throw Wrong{names.empty() ? "the scenario has no districts"
                                  : core::unknown_name("district", text, names)};
    }
    return found;
}

} // namespace truyvet::epidemic
