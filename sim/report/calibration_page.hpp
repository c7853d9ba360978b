// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/calibration.hpp"
#include "sim/report/report.hpp"

#include <string>

namespace truyvet::report {

/// What a count left of what was not known, as a page in both languages: each parameter before and
/// after, and the count beside the simulated outbreaks that are near to it.
std::string calibration_page(const analysis::Calibration& calibration,
                             const results::Results& results, Language language);

} // namespace truyvet::report
