// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/report/report.hpp"
#include "sim/report/titles.hpp"

#include <cstdlib>

namespace truyvet::report {
namespace {

/// As the C library asks them.
bool vietnamese_locale() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("vi");
        }
    }
    return false;
}

} // namespace

std::optional<Language> language_named(std::string_view name) {
    if (name == "vi") {
        return Language::vietnamese;
    }
    if (name == "en") {
        return Language::english;
    }
    return std::nullopt;
}

Language language_for(const std::optional<std::string>& asked, const std::string& scenario) {
    if (asked) {
        if (const auto language = language_named(*asked)) {
            return *language;
        }
        throw core::InputError("--lang",
                               "'" + *asked + "' is not a language of the report; give vi or en");
    }
    if (const auto language = language_named(titles_of(scenario).lang)) {
        return *language;
    }
    return vietnamese_locale() ? Language::vietnamese : Language::english;
}

} // namespace truyvet::report
