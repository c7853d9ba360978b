// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/value.hpp"

#include <toml++/toml.h>

#include <optional>

namespace truyvet::scenario {

/// A TOML leaf as a Value; nothing for tables, times and arrays of mixed kinds.
std::optional<Value> from_toml(const toml::node& node);

} // namespace truyvet::scenario
