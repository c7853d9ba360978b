// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/matching/key_index.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace truyvet::matching {

/// Who stands behind published keys.
struct KeyOwners {
    std::vector<std::uint32_t> person_of; ///< person 0, 1, ... of every publication
    std::uint32_t count = 0;
};

/// One chain, one person: publications are one person's if one's day key leads to the other's
/// within `reach` days.
KeyOwners people_by_chain(std::span<const KeyPublication> publications,
                          std::chrono::days reach = std::chrono::days{60});

/// The person whose identifiers the history's own rows carry, if they are among the published; the
/// one with most rows, where a history mixes several.
std::optional<std::uint32_t> owner(const KeyIndex& index, const KeyOwners& people,
                                   const ContactHistory& history);

/// What a history heard of one person.
struct Heard {
    std::uint32_t person = 0;
    std::vector<Sighting> rows; ///< in the history's order, each once
};

/// All persons that a history heard, ascending.
std::vector<Heard> heard_by_person(const KeyIndex& index, const KeyOwners& people,
                                   std::span<const Sighting> rows);

} // namespace truyvet::matching
