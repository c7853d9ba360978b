// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/date_text.hpp"
#include "sim/scenario/bind.hpp"

namespace truyvet::scenario {

std::string date_text(core::LocalDay day) {
    return core::date_text(day);
}

core::LocalDay date_from(const std::string& text) {
    return core::day_from(text).value(); // checked by `fault`
}

} // namespace truyvet::scenario
