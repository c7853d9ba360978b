// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/people.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace truyvet::adoption {

/// Part of the people, by what is known of them; what is not set does not restrict.
struct Group {
    std::string name;
    std::uint32_t roles = 0; ///< bits 1 << population::Role; 0 = any
    unsigned min_age = 0;    ///< years, inclusive
    unsigned max_age = 200;  ///< years, inclusive
    std::optional<bool> urban;
    core::DistrictId district; ///< none() = any

    [[nodiscard]] bool contains(const Traits& t) const {
        return (roles == 0 || (roles >> t.role & 1U) != 0) && t.age >= min_age &&
               t.age <= max_age && (!urban || *urban == t.urban) &&
               (!district.exists() || district == t.district);
    }
};

/// "All officials": the app is on this share of the group's smartphones, whatever the others do.
struct GroupShare {
    Group group;
    double share = 1.0; ///< of the group's smartphone users, 0..1
};

/// The first of the groups the person belongs to; groups.size() for everyone else.
std::size_t stratum(std::span<const GroupShare> groups, const Traits& person);

/// Throws core::InputError naming every two groups that share people and ask different shares of
/// them. `place` is where the groups stand.
void require_consistent(std::span<const GroupShare> groups, const People& people,
                        const std::string& place);

} // namespace truyvet::adoption
