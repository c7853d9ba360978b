// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/text.hpp"

#include <string>

/// Pieces of the page's charts.
namespace truyvet::report {

std::string svg_line(double x1, double y1, double x2, double y2, const char* kind);
/// `anchor`: start, middle or end.
std::string svg_label(double x, double y, const char* anchor, const Text& text,
                      const char* kind = "tick");

} // namespace truyvet::report
