// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/nearest.hpp"
#include "sim/scenario/parameter.hpp"

#include <algorithm>

namespace truyvet::scenario {
namespace {

std::string_view leaf(std::string_view key) {
    return key.substr(key.rfind('.') + 1);
}

/// The right word in the wrong table counts as one slip.
std::size_t slips(std::string_view wrong, std::string_view known) {
    const std::size_t d = core::edit_distance(wrong, known);
    return leaf(wrong) == leaf(known) ? std::min<std::size_t>(d, 1) : d;
}

} // namespace

std::string did_you_mean(std::string_view wrong, std::span<const std::string> known) {
    const auto best = core::nearest_name(wrong, known, slips);
    return best ? "; did you mean " + *best + "?" : "";
}

} // namespace truyvet::scenario
