// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/model.hpp"

namespace truyvet::report {

/// "with 38 % of accounts in real use".
Text activity(double active);

/// The answer where the arms are about several provinces: two sentences.
/// "Of 1,330 true close contacts of 100 cases, Bluezone finds 3 ...".
Text frequency_answer(const Model& model);
/// The same for all shown arms and channels; and what the targets ask for.
std::string frequencies(const Model& model);
std::string targets_table(const Model& model);
Text province_answer(const Model& model);

} // namespace truyvet::report
