// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/census.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Provinces and districts as people write them: "Lào Cai", "lao cai", "TP HCM", "Sapa", "huyện Sa
/// Pa", with letters and marks as one character or apart.
namespace truyvet::population {

/// Which of the names a text may mean, by number: those spelled with the same marks where there are
/// any, else those that are alike without marks. Kinds (tỉnh, huyện, thị xã ...), case, spaces and
/// hyphens do not tell names apart, but two kinds named do.
std::vector<std::size_t> meant(std::string_view text, const std::vector<std::string>& names);

/// Null where no province has this name, slug or alias.
const ProvinceFigures* province_named(const Census& census, std::string_view text);

/// "; did you mean Lào Cai (lao-cai)?", or nothing where none is near.
std::string province_hint(const Census& census, std::string_view text);

} // namespace truyvet::population
