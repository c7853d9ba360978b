// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/roles.hpp"

#include <algorithm>
#include <numeric>

namespace truyvet::population {
namespace {

struct Schooling {
    Role role;
    unsigned first_age;
    unsigned last_age;
};
// Kindergarten from the age of two; school begins in the year of the sixth birthday and has five,
// four and three years (Education Law 2019, articles 26 and 28).
constexpr std::array<Schooling, 5> schooling{{{Role::kindergarten, 2, 5},
                                              {Role::primary, 6, 10},
                                              {Role::lower_secondary, 11, 14},
                                              {Role::upper_secondary, 15, 17},
                                              {Role::student, 18, 22}}};
constexpr double most_enrolled = 0.985; // assumption: a few of every age learn at home

} // namespace

RoleModel::RoleModel(const ProvinceFigures& province,
                     const std::array<double, age_groups>& participation,
                     const PopulationSettings& s, const std::array<std::uint64_t, 128>& ages,
                     std::uint64_t boarders) {
    const double people =
        static_cast<double>(std::accumulate(ages.begin(), ages.end(), 0ULL) + boarders);
    const double scale = people / static_cast<double>(province.population);
    for (std::size_t k = 0; k < schooling.size(); ++k) {
        const Schooling& level = schooling[k];
        const double pupils =
            scale * (k < school_levels ? province.schools[k].pupils : province.students);
        double of_age = 0;
        for (unsigned a = level.first_age; a <= level.last_age; ++a) {
            of_age += static_cast<double>(ages[a]);
        }
        for (unsigned a = level.first_age; a <= level.last_age; ++a) {
            enrolled_[a] = of_age > 0 ? std::min(most_enrolled, pupils / of_age) : 0;
            school_[a] = level.role;
        }
    }
    double work_force = 0;
    for (unsigned a = 15; a < ages.size(); ++a) {
        work_force +=
            static_cast<double>(ages[a]) * (1 - enrolled_[a]) * participation[age_group(a)];
    }
    const double employed = people * province.employed_share - static_cast<double>(boarders);
    for (unsigned a = 15; a < ages.size(); ++a) {
        employed_[a] = std::min(1.0, participation[age_group(a)] * employed / work_force);
    }
    double teachers = 0;
    for (std::size_t k = 0; k < school_levels; ++k) {
        teachers += province.schools[k].teachers;
    }
    teacher_share_ = std::min(0.2, teachers * scale / std::max(1.0, employed));
    const double left = 1 - teacher_share_;
    const auto cumulate = [&](double officials, double enterprise, double traders, double farmers) {
        return std::array<double, 4>{left * officials, left * (officials + enterprise),
                                     left * (officials + enterprise + traders),
                                     left * (officials + enterprise + traders + farmers)};
    };
    // Where workers in industrial parks were counted they come on top of the national shares.
    const double parks =
        std::max(0.0, province.park_workers - static_cast<double>(boarders) / scale) /
        std::max(1.0, employed / scale);
    const double rest = 1 - parks;
    work_[0] = cumulate(rest * s.rural_officials, rest * s.rural_enterprise + parks,
                        rest * s.rural_traders, rest * s.rural_farmers);
    work_[1] = cumulate(rest * s.urban_officials, rest * s.urban_enterprise + parks,
                        rest * s.urban_traders, rest * s.urban_farmers);
}

Role RoleModel::work(bool urban, double u) const {
    if (u >= 1 - teacher_share_) {
        return Role::teacher;
    }
    constexpr std::array kinds{Role::official, Role::employee, Role::trader, Role::farmer};
    const auto& cumulated = work_[urban ? 1 : 0];
    const auto k = std::upper_bound(cumulated.begin(), cumulated.end(), u) - cumulated.begin();
    return k < 4 ? kinds[static_cast<std::size_t>(k)] : Role::craft;
}

Role RoleModel::draw(unsigned age, bool urban, core::Stream& stream) const {
    if (stream.uniform() < enrolled_[age]) {
        return school_[age];
    }
    if (stream.uniform() < employed_[age]) {
        return work(urban, stream.uniform());
    }
    return Role::at_home;
}

} // namespace truyvet::population
