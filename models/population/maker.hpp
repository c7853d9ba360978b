// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/gravity.hpp"
#include "models/population/layout.hpp"
#include "models/population/places.hpp"
#include "models/population/population.hpp"
#include "models/population/roles.hpp"

namespace truyvet::population {

/// Makes a Population in passes over districts, each pass on all threads; what a pass writes has a
/// fixed place, so the result does not depend on who wrote it.
class Maker {
  public:
    Maker(const Census& census, const PopulationSettings& settings, const core::Randomness& chance);
    Population make();

  private:
    /// People who may work or study outside their home district, by that district.
    enum Mobile : std::size_t { official, employee, student, mobile_groups };
    using Outgoing = std::array<std::vector<PersonId>, mobile_groups>;

    void plan();
    void allocate();
    void allocate_district(std::uint32_t d);
    void fill_ages();
    std::uint32_t fill_boarders(std::uint32_t person, std::uint8_t size);
    void fill_roles();
    void fill_roles_of(std::uint32_t d, const std::vector<RoleModel>& models,
                       const std::vector<Gravity>& gravity);
    void make_friends();
    void make_friends_of(const Commune& commune, std::uint32_t c);
    void make_rooms();
    void make_rooms_of(std::uint32_t d, LocalRooms& rooms);
    void add_commune_rooms(std::uint32_t c, LocalRooms& rooms,
                           std::array<Classes, school_levels>& classes, Teachers& teachers);
    void add_district_rooms(std::uint32_t d, LocalRooms& rooms);
    void join(std::vector<LocalRooms>& local);
    void join_district(std::uint32_t d, const LocalRooms& rooms, std::uint32_t place_offset);

    [[nodiscard]] bool boards(PersonId p) const { return made_.boards(made_.household(p)); }
    [[nodiscard]] std::vector<PersonId> with_role(PersonRange people, Role role) const;
    [[nodiscard]] std::array<Classes, school_levels> classes_of(std::uint32_t d) const;
    [[nodiscard]] std::vector<PersonId> incoming(std::uint32_t d, Mobile group) const;
    [[nodiscard]] const ProvinceFigures& figures_of(std::uint32_t d) const {
        return census_.provinces[plans_[d].province];
    }

    const Census& census_;
    const PopulationSettings& settings_;
    const core::Randomness& chance_;
    Population made_;
    std::vector<DistrictPlan> plans_;
    std::vector<std::uint32_t> district_first_household_;
    std::vector<HouseholdCounts> sizes_before_;   ///< in the province, before this district
    std::vector<std::vector<Outgoing>> outgoing_; ///< [home district][district in the province]
};

} // namespace truyvet::population
