// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check.hpp"

namespace truyvet::scenario {

void check(Reader&) {}

} // namespace truyvet::scenario
