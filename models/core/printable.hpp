// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text from anybody: whether it is UTF-8, and what of it a terminal would obey.
namespace truyvet::core {

/// Bytes of the UTF-8 character at the text's beginning; 0 if it is none (Unicode, table 3-7).
std::size_t character(std::string_view text);

bool is_utf8(std::string_view text);

/// UTF-8 without control characters (C0, DEL, C1): fit for a name.
bool is_one_line(std::string_view text);

/// The text with control characters as \u001b and bytes that are no UTF-8 as \xff, so that a
/// terminal acts on none; tabs and line ends stay. Within JSON it means what it meant.
std::string printable(std::string_view text);

} // namespace truyvet::core
