// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/census.hpp"

#include "models/core/error.hpp"
#include "models/population/csv.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace truyvet::population {
namespace {

using Faults = std::vector<core::Fault>;
constexpr double many = 2e8;
// The census prints shares to four or five digits: 17 of them may miss 1 by this much.
constexpr double share_slack = 0.002;

const std::array<const char*, age_groups> group_names{
    "0-4",   "5-9",   "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44",
    "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79", "80+"};

ProvinceFigures* find(Census& census, const std::string& slug) {
    for (ProvinceFigures& p : census.provinces) {
        if (p.slug == slug) {
            return &p;
        }
    }
    return nullptr;
}

void read_provinces(const std::filesystem::path& folder, Census& census, Faults& faults) {
    CsvTable t(folder / "provinces.csv",
               {"slug", "name", "population", "households", "urban_share", "area_km2",
                "dwelling_m2_per_person", "employed_share", "lon", "lat", "park_workers"},
               faults);
    for (std::size_t i = 0; i < t.rows(); ++i) {
        ProvinceFigures p;
        p.slug = t.text(i, "slug");
        p.name = t.text(i, "name");
        p.population = static_cast<std::uint64_t>(t.number(i, "population", 1, many));
        p.households = static_cast<std::uint64_t>(t.number(i, "households", 1, many));
        p.urban_share = t.number(i, "urban_share", 0, 1);
        p.area_km2 = t.number(i, "area_km2", 1, 1e6);
        p.dwelling_m2_per_person = t.number(i, "dwelling_m2_per_person", 1, 200);
        p.employed_share = t.number(i, "employed_share", 0, 1);
        p.lon = t.number(i, "lon", -180, 180);
        p.lat = t.number(i, "lat", -90, 90);
        p.park_workers = t.empty(i, "park_workers") ? 0 : t.number(i, "park_workers", 0, many);
        if (p.households > p.population) {
            t.fault(i, "households = " + std::to_string(p.households) +
                           " is more than population = " + std::to_string(p.population));
        }
        if (find(census, p.slug) != nullptr) {
            t.fault(i, "the province '" + p.slug + "' stands twice");
        }
        census.provinces.push_back(std::move(p));
    }
}

/// Calls use(province, table, row) for each row of a file keyed by province; every province must
/// be there.
template <class Use>
void read_by_province(CsvTable& t, const char* key, Census& census, Faults& faults,
                      const std::filesystem::path& file, Use use) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        ProvinceFigures* p = find(census, t.text(i, key));
        if (p == nullptr) {
            t.fault(i, std::string(key) + " = '" + t.text(i, key) +
                           "' is not a province of provinces.csv");
            continue;
        }
        seen.insert(p->slug);
        use(*p, i);
    }
    for (const ProvinceFigures& p : census.provinces) {
        if (!seen.contains(p.slug)) {
            faults.push_back({file.string(), "has no figures for '" + p.slug + "'"});
        }
    }
}

void read_districts(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "districts.csv";
    CsvTable t(file,
               {"province", "district", "population", "households", "urban_share", "communes"},
               faults);
    read_by_province(t, "province", census, faults, file, [&](ProvinceFigures& p, std::size_t i) {
        DistrictFigures d;
        d.name = t.text(i, "district");
        d.population = static_cast<std::uint64_t>(t.number(i, "population", 1, many));
        d.households = static_cast<std::uint64_t>(t.number(i, "households", 1, many));
        d.urban_share = t.number(i, "urban_share", 0, 1);
        d.communes = static_cast<std::uint32_t>(t.number(i, "communes", 1, 10000));
        if (d.households > d.population) {
            t.fault(i, "has more households than people");
        }
        if (std::any_of(p.districts.begin(), p.districts.end(),
                        [&](const DistrictFigures& other) { return other.name == d.name; })) {
            t.fault(i, "the district '" + d.name + "' of '" + p.slug +
                           "' stands twice; add what tells the two apart, as \"" + d.name +
                           " (huyện)\"");
        }
        p.districts.push_back(std::move(d));
    });
}

void read_ages(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "ages.csv";
    std::vector<std::string> columns{"slug"};
    for (const char* g : group_names) {
        columns.push_back(std::string("age_") + g);
    }
    CsvTable t(file, columns, faults);
    read_by_province(t, "slug", census, faults, file, [&](ProvinceFigures& p, std::size_t i) {
        for (std::size_t g = 0; g < age_groups; ++g) {
            p.age_share[g] = t.number(i, columns[g + 1], 0, 1);
        }
        const double sum = std::accumulate(p.age_share.begin(), p.age_share.end(), 0.0);
        if (std::abs(sum - 1) > share_slack) {
            t.fault(i, "the age shares add up to " + std::to_string(sum) + ", not to 1");
        }
    });
}

void read_sizes(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "household_sizes.csv";
    CsvTable t(file,
               {"slug", "urban_1", "urban_2", "urban_3", "urban_4", "urban_5plus", "rural_1_2",
                "rural_3", "rural_4", "rural_5plus"},
               faults);
    // Of the rural households of one or two people, which the census prints together, this share
    // is of one: derived from the national 65.5 % with 2 to 4 people (GSO 2019).
    constexpr double one_of_one_or_two = 0.2908;
    read_by_province(t, "slug", census, faults, file, [&](ProvinceFigures& p, std::size_t i) {
        const auto n = [&](const char* column) { return t.number(i, column, 0, many); };
        p.urban_sizes = {n("urban_1"), n("urban_2"), n("urban_3"), n("urban_4"), n("urban_5plus")};
        const double small = n("rural_1_2");
        p.rural_sizes = {small * one_of_one_or_two, small * (1 - one_of_one_or_two), n("rural_3"),
                         n("rural_4"), n("rural_5plus")};
    });
}

void read_schools(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "schools.csv";
    const std::array<std::string, school_levels> levels{"kindergarten", "primary", "lower",
                                                        "upper"};
    std::vector<std::string> columns{"slug", "students"};
    for (const std::string& level : levels) {
        for (const char* what : {"_schools", "_classes", "_pupils"}) {
            columns.push_back(level + what);
        }
    }
    columns.insert(columns.end(), {"primary_teachers", "lower_teachers", "upper_teachers"});
    CsvTable t(file, columns, faults);
    read_by_province(t, "slug", census, faults, file, [&](ProvinceFigures& p, std::size_t i) {
        for (std::size_t k = 0; k < school_levels; ++k) {
            SchoolFigures& s = p.schools[k];
            s.schools = t.number(i, levels[k] + "_schools", 1, many);
            s.classes = t.number(i, levels[k] + "_classes", 1, many);
            s.pupils = t.number(i, levels[k] + "_pupils", 0, many);
            s.teachers = k == 0 ? s.classes : t.number(i, levels[k] + "_teachers", 0, many);
            if (s.pupils < s.classes) {
                t.fault(i, levels[k] + ": fewer pupils than classes; a class cannot be empty");
            }
        }
        p.students = t.number(i, "students", 0, many);
    });
}

void read_labour(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "labour.csv";
    CsvTable t(file, {"age_group", "participation"}, faults);
    std::size_t found = 0;
    for (std::size_t i = 0; i < t.rows(); ++i) {
        const auto g = std::find(group_names.begin(), group_names.end(), t.text(i, "age_group"));
        if (g == group_names.end()) {
            t.fault(i, "age_group = '" + t.text(i, "age_group") + "' is not one of 0-4 .. 80+");
            continue;
        }
        census.participation[static_cast<std::size_t>(g - group_names.begin())] =
            t.number(i, "participation", 0, 1);
        ++found;
    }
    if (found != age_groups) {
        faults.push_back({file.string(), "needs each of the 17 age groups once"});
    }
}

std::size_t common_letters(const std::string& a, const std::string& b) {
    std::multiset<char> letters(a.begin(), a.end());
    std::size_t n = 0;
    for (const char c : b) {
        if (const auto it = letters.find(c); it != letters.end()) {
            letters.erase(it);
            n += 2;
        }
    }
    return n * 100 / (a.size() + b.size() + 1);
}

std::string nearest(const Census& census, const std::string& slug) {
    const auto best = std::max_element(
        census.provinces.begin(), census.provinces.end(), [&](const auto& a, const auto& b) {
            return common_letters(a.slug, slug) < common_letters(b.slug, slug);
        });
    return best == census.provinces.end() ? "" : best->slug;
}

} // namespace

Census read_census(const std::filesystem::path& folder) {
    Census census;
    Faults faults;
    read_provinces(folder, census, faults);
    read_districts(folder, census, faults);
    read_ages(folder, census, faults);
    read_sizes(folder, census, faults);
    read_schools(folder, census, faults);
    read_labour(folder, census, faults);
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
    return census;
}

Census select(const Census& census, const std::vector<std::string>& slugs) {
    if (slugs.empty()) {
        return census;
    }
    Census chosen;
    chosen.participation = census.participation;
    Faults faults;
    for (const std::string& slug : slugs) {
        const auto it = std::find_if(census.provinces.begin(), census.provinces.end(),
                                     [&](const auto& p) { return p.slug == slug; });
        if (it == census.provinces.end()) {
            faults.push_back({"", "there is no province '" + slug + "'; did you mean '" +
                                      nearest(census, slug) + "'?"});
        } else {
            chosen.provinces.push_back(*it);
        }
    }
    if (!faults.empty()) {
        throw core::InputError(std::move(faults));
    }
    return chosen;
}

} // namespace truyvet::population
