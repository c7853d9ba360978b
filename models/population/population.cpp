// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/population.hpp"

#include "models/core/assert.hpp"
#include "models/core/error.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace truyvet::population {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
    return v.capacity() * sizeof(T);
}

/// What the machine has, or what the process may use.
std::uint64_t memory_there() {
    const std::uint64_t machine = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                                  static_cast<std::uint64_t>(sysconf(_SC_PAGE_SIZE));
    rlimit limit{};
    getrlimit(RLIMIT_AS, &limit);
    return std::min<std::uint64_t>(machine, limit.rlim_cur);
}

} // namespace

DistrictId Population::district_of_room(RoomId r) const {
    TRUYVET_EXPECT(!is_home(r) && r.value < rooms(), r, households(), rooms());
    const auto it =
        std::upper_bound(district_first_room_.begin(), district_first_room_.end(), r.value);
    return DistrictId{static_cast<std::uint32_t>(it - district_first_room_.begin()) - 1};
}

void Population::rank_members() {
    TRUYVET_EXPECT(room_first_.size() == room_kind_.size() + 1, room_first_.size(),
                   room_kind_.size());
    day_rank_.assign(people(), 0);
    // A recording's people are made before the program forks its workers, and OpenMP's threads do
    // not survive that: a few rooms are ranked by this thread alone.
    constexpr std::size_t worth_threads = 100'000;
#pragma omp parallel for schedule(static) if (room_kind_.size() > worth_threads)
    for (std::size_t r = 0; r < room_kind_.size(); ++r) {
        for (std::uint32_t m = room_first_[r]; m < room_first_[r + 1]; ++m) {
            day_rank_[room_members_[m].value] =
                static_cast<std::uint16_t>(std::min<std::uint32_t>(m - room_first_[r], far_rank));
        }
    }
}

std::uint32_t Population::searched_rank(PersonId p) const {
    TRUYVET_EXPECT(day_room(p).exists(), p);
    const auto members = day_members(day_room(p));
    return static_cast<std::uint32_t>(std::find(members.begin(), members.end(), p) -
                                      members.begin());
}

RoomId Population::yard(HouseholdId h) const {
    TRUYVET_EXPECT(h.value < households(), h, households());
    if (!boards(h)) {
        return RoomId::none();
    }
    const Commune& c = communes_[household_commune_[h.value]];
    return c.yards[c.households.rank(h) / rooms_per_boarding_house];
}

PersonRange Population::boarders(RoomId yard) const {
    const Range<CommuneId> all = districts_[district_of_room(yard).value].communes;
    for (std::uint32_t i = 0; i < all.count; ++i) {
        const Commune& c = communes_[all[i].value];
        if (c.yards.contains(yard)) {
            const std::uint32_t from = c.yards.rank(yard) * rooms_per_boarding_house;
            const std::uint32_t to = std::min(from + rooms_per_boarding_house, c.boarding);
            const std::uint32_t first = household_first_[c.households[from].value];
            return {first, household_first_[c.households[to - 1].value + 1] - first};
        }
    }
    return {};
}

std::size_t Population::bytes() const {
    return bytes_of(age_) + bytes_of(role_) + bytes_of(household_) + bytes_of(day_room_) +
           bytes_of(day_rank_) + bytes_of(friend_) + bytes_of(household_first_) +
           bytes_of(household_commune_) + bytes_of(room_kind_) + bytes_of(room_place_) +
           bytes_of(room_first_) + bytes_of(room_members_) + bytes_of(communes_) +
           bytes_of(districts_) + bytes_of(provinces_) + bytes_of(district_first_room_);
}

std::uint64_t people_asked(const Census& census, const PopulationSettings& settings) {
    std::uint64_t all = 0;
    for (const ProvinceFigures& p : census.provinces) {
        all += p.population;
    }
    return settings.people > 0 ? settings.people : all;
}

void check_size(std::uint64_t people) {
    // Rooms outnumber people nowhere, so people are what a 32-bit number must hold.
    if (people >= core::PersonId::none_value) {
        throw core::InputError("", std::to_string(people) + " people are more than a 32-bit number "
                                                            "holds; scale the population down");
    }
    const std::uint64_t needed = estimated_bytes(people);
    const std::uint64_t there = memory_there();
    if (needed > there) {
        throw core::InputError("", std::to_string(people) + " people need about " +
                                       std::to_string(needed >> 20) + " MiB and there are " +
                                       std::to_string(there >> 20) +
                                       " MiB; choose fewer provinces or scale the population down");
    }
}

std::size_t estimated_bytes(std::uint64_t people) {
    // Measured 20 bytes a person when made and twice that while the rooms are joined.
    return people * 52 + (std::size_t{64} << 20);
}

} // namespace truyvet::population
