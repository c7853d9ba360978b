// SPDX-License-Identifier: GPL-2.0-only
#include "models/matching/phone_rule.hpp"

#include <tuple>

namespace truyvet::matching {

bool phone_rule(const KeyIndex& index, std::span<const Sighting> rows) {
    bool matched = false;
    index.search(rows, [&](const Hit&) {
        matched = true;
        return false;
    });
    return matched;
}

std::optional<Hit> phone_rule_ground(const KeyIndex& index, std::span<const Sighting> rows) {
    const auto order = [&](const Hit& hit) {
        const Sighting& row = rows[hit.sighting];
        return std::tuple(hit.publication, hit.slot_start, row.time, -row.rssi_dbm);
    };
    std::optional<Hit> first;
    index.search(rows, [&](const Hit& hit) {
        if (!first || order(hit) < order(*first)) {
            first = hit;
        }
        return true;
    });
    return first;
}

} // namespace truyvet::matching
