// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts in Vietnamese, UTF-8; ICU does what needs to know letters.
namespace truyvet::core {

/// "hải dương" -> "HẢI DƯƠNG".
std::string capitals(std::string_view text);

/// The text with each letter and its marks as one character (Unicode's form C), however they were
/// typed: macOS and some keyboards give them apart, and the two look the same.
std::string composed(std::string_view text);

/// "Đắk Lắk" -> "đắk lắk", composed.
std::string lower(std::string_view text);

/// In small letters and without marks: "Đắk Lắk" -> "dak lak", for comparing what people type.
std::string unmarked(std::string_view text);

/// What stands between spaces.
std::vector<std::string> words(std::string_view text);

} // namespace truyvet::core
