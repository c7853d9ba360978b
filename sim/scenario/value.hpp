// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace truyvet::scenario {

/// What a scenario key can hold; dates are text "YYYY-MM-DD".
using Value = std::variant<bool, std::int64_t, double, std::string, std::vector<double>,
                           std::vector<std::string>>;

/// As TOML writes it; numbers in the shortest form that reads back to the same bits.
std::string to_toml(const Value& value);

/// As people read it: text without quotes.
std::string to_text(const Value& value);

/// One value as given on the command line: TOML where it is TOML, bare text otherwise.
Value parse_value(std::string_view text);

std::string in_quotes(std::string_view text);

} // namespace truyvet::scenario
