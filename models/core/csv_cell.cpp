// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/csv_cell.hpp"

namespace truyvet::core {

std::string csv_cell(std::string_view given) {
    const bool formula = given.find_first_of("=+-@\t\r") == 0;
    const std::string text = (formula ? "'" : "") + std::string(given);
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

} // namespace truyvet::core
