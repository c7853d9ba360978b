// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/bao_cao.hpp"

#include <string>
#include <vector>

namespace truyvet::report {

/// The form as a Word document (Office Open XML): what the blocks of text and page say, in tables
/// and paragraphs that can be edited; from the annex on with a watermark. The bytes of the file.
std::string as_docx(const std::vector<FormBlock>& blocks, const std::string& title);

} // namespace truyvet::report
