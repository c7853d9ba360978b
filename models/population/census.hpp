// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace truyvet::population {

/// Ages in five-year groups, the last one 80 and more, as the census prints them.
inline constexpr std::size_t age_groups = 17;
constexpr std::size_t age_group(unsigned age) {
    return age >= 80 ? age_groups - 1 : age / 5;
}

/// Households of 1, 2, 3, 4, and 5 or more people.
inline constexpr std::size_t size_classes = 5;
using SizeCounts = std::array<double, size_classes>;

enum class SchoolLevel : std::uint8_t { kindergarten, primary, lower_secondary, upper_secondary };
inline constexpr std::size_t school_levels = 4;

struct SchoolFigures {
    double schools = 0;
    double classes = 0;
    double pupils = 0;
    double teachers = 0; ///< not counted for kindergartens: one a class is taken
};

struct DistrictFigures {
    std::string name;
    std::uint64_t population = 0;
    std::uint64_t households = 0;
    double urban_share = 0;
    std::uint32_t communes = 1;
};

/// Of a province, as published, else as the country has them.
struct Smartphones {
    double adult_share = 0; ///< of people aged 18 and over, who use one
    double subscriptions_per_person = 0;
};

/// What holds where nothing was printed of a province. assumption: as the country. Adults: March
/// 2022 (Ministry of Information and Communications, provinces.csv). Subscriptions: 90.3 million in
/// September 2021 (vneconomy.vn), over the census of 2019.
inline constexpr Smartphones country_smartphones{0.735, 90.3e6 / 96'208'984};

struct ProvinceFigures {
    std::string slug;
    std::string name;
    std::uint64_t population = 0;
    std::uint64_t households = 0;
    double urban_share = 0;
    double area_km2 = 0;
    double dwelling_m2_per_person = 0;
    double employed_share = 0; ///< of all people
    double lon = 0;
    double lat = 0;
    double park_workers = 0; ///< in industrial parks; 0 where not counted
    std::array<double, age_groups> age_share{};
    SizeCounts urban_sizes{};
    SizeCounts rural_sizes{};
    std::array<SchoolFigures, school_levels> schools{};
    double students = 0;
    Smartphones smartphones;
    std::vector<DistrictFigures> districts;
};

/// The figures people are made from.
struct Census {
    std::vector<ProvinceFigures> provinces;
    std::array<double, age_groups> participation{}; ///< in the labour force, by age
};

/// Reads provinces.csv, districts.csv, ages.csv, household_sizes.csv, schools.csv and labour.csv.
/// Throws core::InputError with every fault found, each with file and line.
Census read_census(const std::filesystem::path& folder);

/// Only the provinces named, by slug or as place_names.hpp reads them, in that order; throws
/// core::InputError for unknown ones, with the nearest known where one is near. No names: all of
/// them.
Census select(const Census& census, const std::vector<std::string>& slugs);

} // namespace truyvet::population
