// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

namespace truyvet::population {

/// Rooms with their members, as one district makes them; numbered from 0 here, moved to their place
/// among all rooms afterwards.
struct LocalRooms {
    std::vector<std::uint8_t> kind;
    std::vector<std::uint32_t> place;
    std::vector<std::uint32_t> first{0};
    std::vector<PersonId> members;
    std::uint32_t places = 0;

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(kind.size()); }
    /// A room of the place begun last.
    void add(RoomKind kind, std::span<const PersonId> people);
    void begin_place() { ++places; }
};

/// Teachers of a district who have no class yet, by level.
class Teachers {
  public:
    explicit Teachers(std::size_t levels) : free_(levels) {}
    void add(std::size_t level, PersonId p) { free_[level].push_back(p); }
    /// One of the level; where it has none left, of the level with the most; none if none is left.
    [[nodiscard]] PersonId take(std::size_t level);
    [[nodiscard]] const std::vector<std::vector<PersonId>>& left() const { return free_; }

  private:
    std::vector<std::vector<PersonId>> free_;
};

/// Pupils of one level, sorted into classes of about `class_size` of the same age. `carry` passes
/// the fraction of a class on from one commune to the next, so that the mean size comes out. Each
/// has a teacher, its last member, as long as the district has one left.
struct Classes {
    std::size_t level;
    RoomKind kind;
    double class_size;
    std::uint32_t classes_per_school;
    double carry = 0;
};
void add_classes(LocalRooms& rooms, std::vector<PersonId> pupils, Teachers& teachers,
                 std::span<const std::uint8_t> age, Classes& classes);

/// Firms of drawn sizes, each of office rooms and workshops.
void add_firms(LocalRooms& rooms, std::span<const PersonId> staff,
               const PopulationSettings& settings, core::Stream stream);

/// Teams of about `size` each, a place of its own for each `rooms_per_place`.
void add_teams(LocalRooms& rooms, std::span<const PersonId> people, RoomKind kind, double size,
               std::uint32_t rooms_per_place);

/// `count` venue rooms of one kind, kept by up to so many people each, taken from the end of
/// `keepers`. Returns where they stand.
Rooms add_venues(LocalRooms& rooms, RoomKind kind, std::uint32_t count, double keepers_per_room,
                 std::vector<PersonId>& keepers);

} // namespace truyvet::population
