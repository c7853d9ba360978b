// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/number_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace truyvet::core {
namespace {

constexpr std::string_view marks = ".,";

/// Spaces of any width taken out; a per cent sign taken off.
std::string tight(std::string_view text, bool& percent) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t space = text[i] == ' ' ? 1 : 0;
        for (const std::string_view wide : {"\u00a0", "\u202f", "\u2009"}) {
            space = text.substr(i).starts_with(wide) ? wide.size() : space;
        }
        if (space == 0) {
            out += text[i++];
        }
        i += space;
    }
    percent = out.size() > 1 && out.back() == '%';
    if (percent) {
        out.pop_back();
    }
    return out;
}

/// Thousands in groups of three behind one to three digits; `body` is digits and one kind of mark.
bool is_grouped(std::string_view body, char mark) {
    std::size_t at = body.find(mark);
    if (at == 0 || at > 3) {
        return false;
    }
    while (at != std::string_view::npos) {
        const std::size_t next = body.find(mark, at + 1);
        if ((next == std::string_view::npos ? body.size() : next) - at != 4) {
            return false;
        }
        at = next;
    }
    return true;
}

std::string without(std::string text, char mark) {
    std::erase(text, mark);
    return text;
}

std::optional<double> plain(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string::npos) {
        return std::nullopt; // from_chars knows "inf" and "nan"
    }
    double x = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(x)
                                                                    : std::nullopt;
}

/// The text with a point and no groups; empty where it cannot be a number.
std::string normal(const std::string& text) {
    const std::size_t last = text.find_last_of(marks);
    if (last == std::string::npos) {
        return text;
    }
    const char decimal = text[last];
    const char other = decimal == '.' ? ',' : '.';
    const bool once = std::count(text.begin(), text.end(), decimal) == 1;
    if (!once) { // 1.234.567
        const bool alone = text.find(other) == std::string::npos;
        return alone && is_grouped(text, decimal) ? without(text, decimal) : "";
    }
    const std::string whole = text.substr(0, last);
    if (whole.find(other) != std::string::npos && !is_grouped(whole, other)) {
        return "";
    }
    return without(whole, other) + "." + text.substr(last + 1);
}

/// "105.809" and "105,809": one language's thousands, the other's thousandths.
bool is_ambiguous(const std::string& text) {
    const std::size_t at = text.find_first_of(marks);
    const bool digits = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isdigit(c) != 0 || marks.find(static_cast<char>(c)) != std::string_view::npos;
    });
    return digits && at != std::string::npos && at == text.find_last_of(marks) &&
           text.front() != '0' && is_grouped(text, text[at]);
}

} // namespace

WrittenNumber number_as_written(std::string_view given) {
    bool percent = false;
    std::string text = tight(given, percent);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.erase(0, 1);
    }
    const std::string shown = "'" + std::string(given) + "'";
    if (!percent && is_ambiguous(text)) {
        const std::string whole = without(without(text, '.'), ',');
        const std::size_t at = text.find_first_of(marks);
        return {std::nullopt, shown + " can be " + whole + " or " + text.substr(0, at) + "." +
                                  text.substr(at + 1) +
                                  ", for Vietnamese and English write points and commas the other "
                                  "way round; write " +
                                  whole + ", or " + text + "0"};
    }
    const auto value = text.starts_with('-') ? std::nullopt : plain(normal(text));
    if (!value) {
        return {std::nullopt, shown + " is not a number"};
    }
    return {(negative ? -1 : 1) * (percent ? *value / 100 : *value), ""};
}

} // namespace truyvet::core
