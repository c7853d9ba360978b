// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"

#include <cstdio>

namespace truyvet::report {
namespace {

std::string marked(const Text& text, const std::string& tag) {
    if (text.vi == text.en) {
        return escape(text.en);
    }
    return "<" + tag + " lang=\"vi\">" + escape(text.vi) + "</" + tag + "><" + tag +
           " lang=\"en\">" + escape(text.en) + "</" + tag + ">";
}

} // namespace

std::string escape(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string both(const Text& text) {
    return marked(text, "span");
}

std::string both_svg(const Text& text) {
    return marked(text, "tspan");
}

std::string element(std::string_view tag, const Text& text, std::string_view attributes) {
    std::string opened = "<" + std::string(tag);
    if (!attributes.empty()) {
        opened += " " + std::string(attributes);
    }
    return opened + ">" + both(text) + "</" + std::string(tag) + ">\n";
}

std::string coordinate(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

} // namespace truyvet::report
