// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace truyvet::core {

/// An index that knows what it counts: passing a place where a person is due does not compile.
template <class Tag>
struct Id {
    using Value = std::uint32_t;
    static constexpr Value none_value = std::numeric_limits<Value>::max();

    Value value = none_value;

    constexpr Id() = default;
    constexpr explicit Id(Value v) : value(v) {}

    static constexpr Id none() { return Id{}; }
    [[nodiscard]] constexpr bool exists() const { return value != none_value; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>;
using HouseholdId = Id<struct HouseholdTag>;
using PlaceId = Id<struct PlaceTag>;
using RoomId = Id<struct RoomTag>;
using DistrictId = Id<struct DistrictTag>;

} // namespace truyvet::core

template <class Tag>
struct std::hash<truyvet::core::Id<Tag>> {
    std::size_t operator()(truyvet::core::Id<Tag> id) const noexcept {
        return std::hash<std::uint32_t>{}(id.value);
    }
};
