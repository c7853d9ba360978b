// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/key_index.hpp"

#include <optional>

namespace truyvet::matching {

/// The public rule of the app (bluezone.md, "Matching on the phone"): any row with a published
/// identifier at a time within its slot, both ends included. No RSSI, no duration, no tolerance
/// unless the index was made with one.
bool phone_rule(const KeyIndex& index, std::span<const Sighting> rows);

/// The hit at which the app stops: the first in order of the publications, then of the slots; among
/// rows of one slot the earliest. Does not depend on the order of rows.
std::optional<Hit> phone_rule_ground(const KeyIndex& index, std::span<const Sighting> rows);

} // namespace truyvet::matching
