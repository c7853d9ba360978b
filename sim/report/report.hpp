// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/results/results.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace truyvet::report {

/// The language the page opens in; it holds both.
enum class Language { vietnamese, english };
std::optional<Language> language_named(std::string_view name); ///< "vi" or "en"
/// What a report opens in: what is asked for, else the scenario's `lang` (resolved TOML), else
/// Vietnamese where the machine's locale is. Throws core::InputError for a name that is none.
Language language_for(const std::optional<std::string>& asked, const std::string& scenario);

/// The page as text.
std::string html(const results::Results& results, Language language);

/// A page of the report's look around what is given; `scripts`: with their tags.
std::string framed(const results::Results& results, Language language, const std::string& main,
                   const std::string& scripts);

/// Writes the page, whole or not at all.
void write_html(const results::Results& results, const std::filesystem::path& path,
                Language language);

} // namespace truyvet::report
