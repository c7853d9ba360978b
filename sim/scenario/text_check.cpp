// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/text_check.hpp"

#include "models/core/printable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace truyvet::scenario {
namespace {

constexpr std::size_t most_parts = 32;     ///< of a dotted key; ours have five
constexpr std::size_t most_letters = 1000; ///< of a key or value outside quotes

core::Fault at(std::string_view text, std::size_t where, std::string message) {
    const std::string_view before = text.substr(0, where);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = where - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return {fmt::format("{}:{}", line, column), std::move(message)};
}

/// Where the quoted text ends that begins at `from`: behind its last quote, or at the text's end.
std::size_t behind_quotes(std::string_view text, std::size_t from) {
    const char quote = text[from];
    const bool triple = text.substr(from, 3) == std::string(3, quote);
    const std::string end(triple ? 3 : 1, quote);
    for (std::size_t i = from + end.size(); i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text.substr(i, end.size()) == end || (!triple && text[i] == '\n')) {
            return i + end.size();
        }
    }
    return text.size();
}

/// Keys and values outside quotes, from separator to separator.
std::optional<core::Fault> long_key(std::string_view text) {
    constexpr std::string_view separators = "=,{}[]\n";
    std::size_t dots = 0;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '"' || c == '\'') {
            i = behind_quotes(text, i);
        } else {
            const bool ends = separators.find(c) != std::string_view::npos;
            dots = ends ? 0 : dots + (c == '.' ? 1 : 0);
            letters = ends || c == ' ' || c == '\t' ? 0 : letters + 1;
            if (dots > most_parts || letters > most_letters) {
                return at(text, i,
                          fmt::format("a key of more than {} parts or {} letters; no key of "
                                      "a scenario is so long",
                                      most_parts, most_letters));
            }
            ++i;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<core::Fault> unreadable(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t n = core::character(text.substr(i));
        if (n == 0) {
            return at(text, i, "is not UTF-8 here; save the file as UTF-8");
        }
        i += n;
    }
    return long_key(text);
}

} // namespace truyvet::scenario
