// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>

namespace truyvet::report {

/// A Word file around a body of WordprocessingML: libzip packs the parts that the format asks for.
/// The header rId1 is the mark, aslant behind the text.
std::string docx_package(const std::string& body, const std::string& title,
                         const std::string& mark);

} // namespace truyvet::report
