// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/groups.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace truyvet::adoption {
namespace {

constexpr std::size_t occupations = occupation_names.size();

/// Ages at which somebody of this occupation, or a Party member of it, belongs to the group.
std::optional<AgeRange> ages_in(const Group& g, Occupation o) {
    AgeRange range = ages_of(o);
    if (g.circles != 0 && (g.circles & bit(o)) == 0) {
        if ((g.circles & party_bit) == 0) {
            return std::nullopt;
        }
        range.min = std::max<unsigned>(range.min, adult_age);
    }
    range = {std::max(range.min, g.min_age), std::min(range.max, g.max_age)};
    return range.min <= range.max ? std::optional{range} : std::nullopt;
}

std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100 * share);
    return text.data();
}

} // namespace

std::size_t stratum(std::span<const GroupShare> groups, const Traits& person) {
    return static_cast<std::size_t>(
        std::find_if(groups.begin(), groups.end(),
                     [&](const GroupShare& g) { return g.group.contains(person); }) -
        groups.begin());
}

bool can_share_people(const Group& a, const Group& b) {
    if ((a.urban && b.urban && *a.urban != *b.urban) ||
        (a.district.exists() && b.district.exists() && a.district != b.district)) {
        return false;
    }
    for (std::size_t i = 0; i < occupations; ++i) {
        const auto in_a = ages_in(a, static_cast<Occupation>(i));
        const auto in_b = ages_in(b, static_cast<Occupation>(i));
        if (in_a && in_b && in_a->min <= in_b->max && in_b->min <= in_a->max) {
            return true;
        }
    }
    return false;
}

std::vector<core::Fault> contradictions(std::span<const GroupShare> groups,
                                        const std::string& place) {
    std::vector<core::Fault> faults;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t j = i + 1; j < groups.size(); ++j) {
            const GroupShare& a = groups[i];
            const GroupShare& b = groups[j];
            if (a.share != b.share && can_share_people(a.group, b.group)) {
                faults.push_back({place, "groups '" + a.group.name + "' (" + percent(a.share) +
                                             ") and '" + b.group.name + "' (" + percent(b.share) +
                                             ") can have people in common; make them disjoint or "
                                             "give one share"});
            }
        }
    }
    return faults;
}

} // namespace truyvet::adoption
