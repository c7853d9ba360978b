// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/population/population.hpp"

namespace truyvet::population {

/// Who goes to school and who does what work in one province: chances by age and by town or
/// country, such that pupils, teachers and employed people come to the province's counts.
class RoleModel {
  public:
    /// `ages`: people of the province by single year of age, without the `boarders`, who all work
    /// in industrial parks.
    RoleModel(const ProvinceFigures& province, const std::array<double, age_groups>& participation,
              const PopulationSettings& settings, const std::array<std::uint64_t, 128>& ages,
              std::uint64_t boarders);

    [[nodiscard]] Role draw(unsigned age, bool urban, core::Stream& stream) const;

  private:
    [[nodiscard]] Role work(bool urban, double uniform) const;

    std::array<double, 128> enrolled_{};
    std::array<double, 128> employed_{};
    std::array<Role, 128> school_{};
    double teacher_share_ = 0;
    std::array<std::array<double, 4>, 2> work_{}; ///< country, town: cumulated
};

} // namespace truyvet::population
