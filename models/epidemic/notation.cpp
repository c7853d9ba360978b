// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/notation.hpp"

#include "models/core/date_text.hpp"
#include "models/core/nearest.hpp"

#include <algorithm>
#include <charconv>

namespace truyvet::epidemic {
namespace {

core::LocalDay date_from(std::string_view text) {
    if (const auto day = core::day_from(text)) {
        return *day;
    }
    throw Wrong{"'" + std::string(text) + "' is not a date; write YYYY-MM-DD"};
}

} // namespace

std::string joined(std::span<const std::string> words) {
    std::string all;
    for (const std::string& w : words) {
        all += (all.empty() ? "" : " ") + w;
    }
    return all;
}

std::uint32_t people_from(std::string_view text) {
    std::uint32_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size() || n == 0) {
        throw Wrong{"'" + std::string(text) + "' is not a number of people; give 1 or more"};
    }
    return n;
}

std::size_t group_from(std::string_view text) {
    const auto names = group_names();
    const auto at = std::find(names.begin(), names.end(), text);
    if (at == names.end()) {
        throw Wrong{core::unknown_name("group of people", text, names)};
    }
    return static_cast<std::size_t>(at - names.begin());
}

core::DistrictId place_from(std::span<const std::string> words, const DistrictNames& districts) {
    if (words.empty()) {
        return core::DistrictId::none();
    }
    if (words[0] != "in" || words.size() == 1) {
        throw Wrong{"'" + words[0] + "' is not understood; give in DISTRICT"};
    }
    return district_from(joined(words.subspan(1)), districts);
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
