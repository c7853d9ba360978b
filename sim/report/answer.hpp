// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/report/model.hpp"

namespace truyvet::report {

/// "with 38 % of accounts in real use".
Text activity(double active);

/// The answer where the arms are about several provinces: two sentences.
Text province_answer(const Model& model);

} // namespace truyvet::report
