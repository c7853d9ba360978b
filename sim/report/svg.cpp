// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/svg.hpp"

#include "sim/report/html.hpp"

namespace truyvet::report {

std::string svg_line(double x1, double y1, double x2, double y2, const char* kind) {
    return "<line class=\"" + std::string(kind) + "\" x1=\"" + coordinate(x1) + "\" y1=\"" +
           coordinate(y1) + "\" x2=\"" + coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\"/>";
}

std::string svg_label(double x, double y, const char* anchor, const Text& text, const char* kind) {
    return "<text class=\"" + std::string(kind) + "\" x=\"" + coordinate(x) + "\" y=\"" +
           coordinate(y) + "\" text-anchor=\"" + anchor + "\">" + both_svg(text) + "</text>";
}

} // namespace truyvet::report
