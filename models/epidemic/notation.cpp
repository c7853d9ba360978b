// SPDX-License-Identifier: GPL-2.0-only
#include "models/epidemic/notation.hpp"

#include "models/core/date_text.hpp"
#include "models/core/nearest.hpp"

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
