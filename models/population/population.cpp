// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/population.hpp"

#include <algorithm>

namespace truyvet::population {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
    return v.capacity() * sizeof(T);
}

} // namespace

DistrictId Population::district_of_room(RoomId r) const {
    const auto it =
        std::upper_bound(district_first_room_.begin(), district_first_room_.end(), r.value);
    return DistrictId{static_cast<std::uint32_t>(it - district_first_room_.begin()) - 1};
}

std::size_t Population::bytes() const {
    return bytes_of(age_) + bytes_of(role_) + bytes_of(household_) + bytes_of(day_room_) +
           bytes_of(friend_) + bytes_of(household_first_) + bytes_of(household_commune_) +
           bytes_of(room_kind_) + bytes_of(room_place_) + bytes_of(room_first_) +
           bytes_of(room_members_) + bytes_of(communes_) + bytes_of(districts_) +
           bytes_of(provinces_) + bytes_of(district_first_room_);
}

std::size_t estimated_bytes(std::uint64_t people) {
    // Measured 20 bytes a person when made and twice that while the rooms are joined.
    return people * 52 + (std::size_t{64} << 20);
}

} // namespace truyvet::population
