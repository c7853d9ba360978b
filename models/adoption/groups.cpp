// SPDX-License-Identifier: GPL-2.0-only
#include "models/adoption/groups.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace truyvet::adoption {
namespace {

std::uint32_t people_in_both(const Group& a, const Group& b, const People& people) {
    std::uint32_t n = 0;
    for (std::uint32_t i = 0; i < people.count; ++i) {
        const Traits t = people.traits(core::PersonId{i});
        n += a.contains(t) && b.contains(t) ? 1 : 0;
    }
    return n;
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

void require_consistent(std::span<const GroupShare> groups, const People& people,
                        const std::string& place) {
    std::vector<core::Fault> faults;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t j = i + 1; j < groups.size(); ++j) {
            if (groups[i].share == groups[j].share) {
                continue;
            }
            const auto both = people_in_both(groups[i].group, groups[j].group, people);
            if (both > 0) {
                faults.push_back(
                    {place, "groups '" + groups[i].group.name + "' (" + percent(groups[i].share) +
                                ") and '" + groups[j].group.name + "' (" +
                                percent(groups[j].share) + ") have " + std::to_string(both) +
                                " people in common; make them disjoint or give one share"});
            }
        }
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
}

} // namespace truyvet::adoption
