// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/effect.hpp"
#include "tests/conformance/measured.hpp"

#include <optional>
#include <string>

namespace truyvet::conformance {

/// Standard errors that an outcome may lie off what is expected: false alarm 6e-7 a comparison,
/// 2e-4 over some 350 of them. Seeds are fixed, so that a comparison stands or does not.
inline constexpr double bound = 5;

/// Why what was measured before and after the move is not what the parameter is said to do.
std::optional<std::string> fault(const scenario::Change& change, Measured before, Measured after);

} // namespace truyvet::conformance
