// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string_view>

/// Files put into the program at build time (embed.cmake).
namespace truyvet::report {

extern const std::string_view style_css;
extern const std::string_view page_js;
extern const std::string_view provinces_csv;
extern const std::string_view d3_js; ///< D3 3.5, BSD-3-Clause, (c) Michael Bostock

} // namespace truyvet::report
