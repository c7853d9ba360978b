// SPDX-License-Identifier: GPL-2.0-only
#include "tests/conformance/judge.hpp"

#include <fmt/format.h>

namespace truyvet::conformance {
namespace {

using scenario::Change;

std::optional<std::string> off(const char* what, Measured m, double expected, double within) {
    // Sums of doubles: what is exact is so to nine figures.
    const double allowed = bound * m.se + (within + 1e-9) * std::abs(expected);
    if (std::abs(m.value - expected) <= allowed) {
        return std::nullopt;
    }
    return fmt::format("{} is {:.6g}, expected {:.6g} give or take {:.2g}", what, m.value, expected,
                       allowed);
}

Measured ratio_of(Measured before, Measured after) {
    const double r = after.value / before.value;
    return {r, std::abs(r) * std::hypot(after.se / after.value, before.se / before.value)};
}

} // namespace

std::optional<std::string> fault(const Change& change, Measured before, Measured after) {
    switch (change.kind) {
    case Change::Kind::ratio:
        return off("the ratio", ratio_of(before, after), change.after, change.within);
    case Change::Kind::difference:
        return off("the difference", {after.value - before.value, std::hypot(after.se, before.se)},
                   change.after, change.within);
    case Change::Kind::levels:
        if (auto f = off("before the move it", before, change.before, change.within)) {
            return f;
        }
        return off("after the move it", after, change.after, change.within);
    }
    return "unknown kind of change";
}

} // namespace truyvet::conformance
