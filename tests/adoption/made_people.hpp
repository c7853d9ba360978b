// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/people.hpp"

#include <algorithm>

namespace truyvet::adoption::test {

/// Households of four (two parents, a grandparent or a young adult, a child); one in four in a
/// town; daytime places of 20; ten districts.
inline People made_people(std::uint32_t count) {
    return {count, [](core::PersonId p) {
                const std::uint32_t household = p.value / 4;
                const auto spread = static_cast<std::uint8_t>(household * 7 % 20);
                const std::uint8_t ages[4] = {static_cast<std::uint8_t>(28 + spread),
                                              static_cast<std::uint8_t>(26 + spread),
                                              static_cast<std::uint8_t>(household % 2 ? 70 : 21),
                                              static_cast<std::uint8_t>(spread)};
                Traits t;
                t.age = ages[p.value % 4];
                t.urban = household % 4 == 0;
                t.district = core::DistrictId{household % 10};
                t.household = core::HouseholdId{household};
                t.day_place = t.age >= 6 && t.age < 60
                                  ? core::PlaceId{household / 20 * 4 + p.value % 4}
                                  : core::PlaceId::none();
                return t;
            }};
}

} // namespace truyvet::adoption::test
