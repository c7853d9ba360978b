// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {

std::vector<Parameter> mobility_table() {
    return {};
}

} // namespace truyvet::scenario
