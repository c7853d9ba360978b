// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

#include <array>
#include <string_view>

namespace truyvet::population {

/// By Role, as people read them.
inline constexpr std::array<std::string_view, roles> role_names{
    "at home", "kindergarten", "primary",  "lower secondary", "upper secondary", "student",
    "teacher", "official",     "employee", "trader",          "craft",           "farmer"};
static_assert(role_names[static_cast<std::size_t>(Role::farmer)] == "farmer");

} // namespace truyvet::population
