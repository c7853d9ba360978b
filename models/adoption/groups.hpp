// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/people.hpp"
#include "models/core/error.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace truyvet::adoption {

constexpr std::uint32_t bit(Occupation o) {
    return 1U << static_cast<unsigned>(o);
}
/// Party members are of any occupation.
inline constexpr std::uint32_t party_bit = 1U << occupation_names.size();

/// Part of the people, by what is known of them; what is not set does not restrict.
struct Group {
    std::string name;
    std::uint32_t circles = 0; ///< bits of occupations, party_bit: any of them; 0 = everyone
    unsigned min_age = 0;      ///< years, inclusive
    unsigned max_age = 200;    ///< years, inclusive
    std::optional<bool> urban;
    core::DistrictId district; ///< none() = any

    [[nodiscard]] bool contains(const Traits& t) const {
        const std::uint32_t own = bit(t.occupation) | (t.party_member ? party_bit : 0);
        return (circles == 0 || (circles & own) != 0) && t.age >= min_age && t.age <= max_age &&
               (!urban || *urban == t.urban) && (!district.exists() || district == t.district);
    }
};

/// "All officials": the app is on this share of the group's smartphones, whatever the others do.
struct GroupShare {
    Group group;
    double share = 1.0; ///< of the group's smartphone users, 0..1
};

/// The first of the groups the person belongs to; groups.size() for everyone else.
std::size_t stratum(std::span<const GroupShare> groups, const Traits& person);

/// Whether anybody can belong to both, by what the groups say and the ages occupations have.
bool can_share_people(const Group& a, const Group& b);

/// Every two groups that can share people and ask different shares of them. `place` is where the
/// groups stand.
std::vector<core::Fault> contradictions(std::span<const GroupShare> groups,
                                        const std::string& place);

} // namespace truyvet::adoption
