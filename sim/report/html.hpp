// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/text.hpp"

#include <string>
#include <string_view>

namespace truyvet::report {

/// For element content and quoted attributes.
std::string escape(std::string_view text);

/// Both languages, each marked; the page shows one.
std::string both(const Text& text);
/// The same within SVG, as tspans.
std::string both_svg(const Text& text);

/// <tag>both languages</tag>, attributes as given: element("h2", t) , element("td", t,
/// "class=\"n\"").
std::string element(std::string_view tag, const Text& text, std::string_view attributes = "");

/// A number for SVG coordinates and CSS: two decimals, point.
std::string coordinate(double value);

} // namespace truyvet::report
