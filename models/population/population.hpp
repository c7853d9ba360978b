// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/assert.hpp"
#include "models/core/id.hpp"
#include "models/core/random.hpp"
#include "models/population/census.hpp"
#include "models/population/rooms.hpp"
#include "models/population/settings.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace truyvet::population {

using core::DistrictId;
using core::HouseholdId;
using core::PersonId;
using core::PlaceId;
using core::RoomId;
using CommuneId = core::Id<struct CommuneTag>;
using ProvinceId = core::Id<struct ProvinceTag>;

/// What a person does on an ordinary day.
enum class Role : std::uint8_t {
    at_home, ///< small children, the retired, home-makers, those out of work
    kindergarten,
    primary,
    lower_secondary,
    upper_secondary,
    student,
    teacher,
    official,
    employee, ///< of an enterprise
    trader,   ///< keeps a stall, shop, eatery
    craft,    ///< household business, building trade
    farmer,
};
inline constexpr std::size_t roles = 12;
constexpr bool is_pupil(Role r) {
    return r >= Role::kindergarten && r <= Role::upper_secondary;
}
constexpr bool works(Role r) {
    return r >= Role::teacher;
}

/// IDs first .. first + count - 1.
template <class IdType>
struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    [[nodiscard]] IdType operator[](std::uint32_t i) const { return IdType{first + i}; }
    [[nodiscard]] bool contains(IdType id) const { return id.value - first < count; }
    [[nodiscard]] std::uint32_t rank(IdType id) const { return id.value - first; }
};
using PersonRange = Range<PersonId>;
using Households = Range<HouseholdId>;
using Rooms = Range<RoomId>;

struct Commune {
    DistrictId district;
    bool urban = false;
    Households households;
    PersonRange people;
    std::array<Rooms, venue_kinds> venues;
    std::uint32_t boarding = 0; ///< so many of its households, the first, rent rooms
    Rooms yards;                ///< of their boarding houses
};

/// 600 houses of Quang Chau let 12,000 rooms (Bac Giang newspaper, 2021).
inline constexpr std::uint32_t rooms_per_boarding_house = 20;

struct District {
    std::string name;
    ProvinceId province;
    Range<CommuneId> communes;
    PersonRange people;
    std::array<Rooms, venue_kinds> venues; ///< of the town, for the whole district
};

struct Province {
    std::string slug;
    std::string name;
    double dwelling_m2_per_person = 0;
    Range<DistrictId> districts;
    PersonRange people;
    double lon = 0; ///< of its centre, degrees
    double lat = 0;
    Smartphones smartphones;
};

/// People, homes and places of some provinces, as arrays. People of a household, households of a
/// commune, communes of a district stand together. Rooms: homes first (room number = household
/// number), then all others. Made once, then only read; safe on any number of threads.
class Population {
  public:
    [[nodiscard]] std::uint32_t people() const { return static_cast<std::uint32_t>(age_.size()); }
    [[nodiscard]] std::uint32_t households() const {
        return static_cast<std::uint32_t>(household_commune_.size());
    }
    [[nodiscard]] std::uint32_t rooms() const {
        return households() + static_cast<std::uint32_t>(room_kind_.size());
    }
    /// Whether they are workers who rent a room in a boarding house; its yard, else none; and who
    /// lives around a yard.
    [[nodiscard]] bool boards(HouseholdId h) const {
        const Commune& c = communes_[household_commune_[h.value]];
        return c.households.rank(h) < c.boarding;
    }
    [[nodiscard]] RoomId yard(HouseholdId h) const;
    [[nodiscard]] PersonRange boarders(RoomId yard) const;
    [[nodiscard]] std::span<const Commune> communes() const { return communes_; }
    [[nodiscard]] std::span<const District> districts() const { return districts_; }
    [[nodiscard]] std::span<const Province> provinces() const { return provinces_; }

    [[nodiscard]] unsigned age(PersonId p) const { return age_[p.value]; }
    [[nodiscard]] Role role(PersonId p) const { return static_cast<Role>(role_[p.value]); }
    [[nodiscard]] HouseholdId household(PersonId p) const {
        return HouseholdId{household_[p.value]};
    }
    /// Class, workshop, office, stall, field; none for those at home.
    [[nodiscard]] RoomId day_room(PersonId p) const { return RoomId{day_room_[p.value]}; }
    /// Somebody of the commune of about the same age, not of the same household, with whom one goes
    /// out; both ways. None for children below school age and the odd one out.
    [[nodiscard]] PersonId friend_of(PersonId p) const { return PersonId{friend_[p.value]}; }
    [[nodiscard]] CommuneId commune(PersonId p) const { return commune(household(p)); }
    [[nodiscard]] CommuneId commune(HouseholdId h) const {
        return CommuneId{household_commune_[h.value]};
    }
    [[nodiscard]] DistrictId district(PersonId p) const {
        return communes_[commune(p).value].district;
    }
    [[nodiscard]] ProvinceId province(PersonId p) const {
        return districts_[district(p).value].province;
    }
    [[nodiscard]] bool urban(PersonId p) const { return communes_[commune(p).value].urban; }

    [[nodiscard]] PersonRange members(HouseholdId h) const {
        const std::uint32_t first = household_first_[h.value];
        return {first, household_first_[h.value + 1] - first};
    }
    /// Those who learn or work in a room that is not a home; the order is the seating order.
    [[nodiscard]] std::span<const PersonId> day_members(RoomId r) const {
        TRUYVET_EXPECT(!is_home(r) && r.value < rooms(), r, households(), rooms());
        const std::uint32_t i = r.value - households();
        return {room_members_.data() + room_first_[i], room_members_.data() + room_first_[i + 1]};
    }
    /// The person's number among the members of its day room.
    [[nodiscard]] std::uint32_t day_rank(PersonId p) const {
        return day_rank_[p.value] < far_rank ? day_rank_[p.value] : searched_rank(p);
    }
    [[nodiscard]] bool is_home(RoomId r) const { return r.value < households(); }
    [[nodiscard]] RoomId home(HouseholdId h) const { return RoomId{h.value}; }
    [[nodiscard]] HouseholdId household_of(RoomId home) const { return HouseholdId{home.value}; }
    [[nodiscard]] RoomKind kind(RoomId r) const {
        return is_home(r) ? RoomKind::home
                          : static_cast<RoomKind>(room_kind_[r.value - households()]);
    }
    /// School, firm, market; rooms of a place stand together, wall to wall. None for homes.
    [[nodiscard]] PlaceId place(RoomId r) const {
        return is_home(r) ? PlaceId::none() : PlaceId{room_place_[r.value - households()]};
    }
    /// The district a room other than a home lies in.
    [[nodiscard]] DistrictId district_of_room(RoomId r) const;

    [[nodiscard]] std::size_t bytes() const;

  private:
    friend class Maker;
    friend class RecordedMaker;
    [[nodiscard]] std::uint32_t searched_rank(PersonId p) const;
    /// Once rooms have their members.
    void rank_members();

    std::vector<Province> provinces_;
    std::vector<District> districts_;
    std::vector<Commune> communes_;
    std::vector<std::uint8_t> age_;
    std::vector<std::uint8_t> role_;
    std::vector<std::uint32_t> household_;
    std::vector<std::uint32_t> day_room_;
    /// Two bytes do but for the last of a recorded crowd; those are searched for.
    static constexpr std::uint16_t far_rank = UINT16_MAX;
    std::vector<std::uint16_t> day_rank_;
    std::vector<std::uint32_t> friend_;
    std::vector<std::uint32_t> household_first_; ///< one more than households
    std::vector<std::uint32_t> household_commune_;
    std::vector<std::uint8_t> room_kind_;
    std::vector<std::uint32_t> room_place_;
    std::vector<std::uint32_t> room_first_; ///< one more than rooms
    std::vector<PersonId> room_members_;
    std::vector<std::uint32_t> district_first_room_;
};

/// Bytes that people of this number need at most, before any is made.
std::size_t estimated_bytes(std::uint64_t people);

/// Throws core::InputError, with the estimate, if that many people are more than a 32-bit number or
/// the machine's memory (or the limit set to the process) holds.
void check_size(std::uint64_t people);

/// How many people the settings ask for.
std::uint64_t people_asked(const Census& census, const PopulationSettings& settings);

/// Makes the people. The same for any number of threads. Throws as check_size.
Population make(const Census& census, const PopulationSettings& settings,
                const core::Randomness& chance);

} // namespace truyvet::population
