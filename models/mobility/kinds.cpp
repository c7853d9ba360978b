// SPDX-License-Identifier: GPL-2.0-only
#include "models/mobility/kinds.hpp"

#include <algorithm>
#include <array>

namespace truyvet::mobility {
namespace {

constexpr std::array<Kind, 3> all{{
    {"synthetic", false, synthetic_movement},
    {"tracks", true, tracks_movement},
    {"network", true, network_movement},
}};

} // namespace

std::span<const Kind> kinds() {
    return all;
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const Kind& k : all) {
        names.emplace_back(k.name);
    }
    return names;
}

const Kind& kind_named(std::string_view name) {
    const std::string_view today = name == former_synthetic ? all[0].name : name;
    return *std::find_if(all.begin(), all.end(), [&](const Kind& k) { return k.name == today; });
}

} // namespace truyvet::mobility
