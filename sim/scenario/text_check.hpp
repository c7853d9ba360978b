// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace truyvet::scenario {

/// Why a text must not reach the TOML parser, with line and column as its place, or nothing: bytes
/// that are not UTF-8 (undefined behaviour there), keys of so many parts or letters that its
/// recursion or our messages would have no end.
std::optional<core::Fault> unreadable(std::string_view text);

} // namespace truyvet::scenario
