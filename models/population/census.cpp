// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/census.hpp"

#include "models/core/csv.hpp"
#include "models/population/place_names.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace truyvet::population {
namespace {

using core::Faults;
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

/// The cells of a row as figures; what is wrong with one goes to the faults.
class Cells {
  public:
    Cells(const core::CsvRow& row, Faults& faults) : row_(row), faults_(faults) {}

    double operator()(const std::string& column, double lo, double hi) const {
        return number_in(row_, column, faults_, lo, hi).value_or(lo);
    }
    template <class Whole>
    Whole count(const std::string& column, double hi = many) const {
        return static_cast<Whole>((*this)(column, 1, hi));
    }
    /// As above, or `otherwise` where the cell is empty or the file has no such column.
    double or_else(double otherwise, const std::string& column, double lo, double hi) const {
        return row_[column].empty() ? otherwise : (*this)(column, lo, hi);
    }
    [[nodiscard]] std::string text(const std::string& column) const { return row_.text(column); }
    void blame(const std::string& message) const { faults_.add(row_.place(), message); }

  private:
    const core::CsvRow& row_;
    Faults& faults_;
};

/// Calls use(cells) for each row of a file that has these columns.
template <class Use>
void read_rows(const std::filesystem::path& file, std::vector<std::string> columns, Faults& faults,
               Use use) {
    const bool readable = core::read_csv(file, {std::move(columns), {}, {}, true}, faults,
                                         [&](const core::CsvRow& row) { use(Cells(row, faults)); });
    if (!readable) {
        faults.throw_if_any();
    }
}

/// Calls use(province, cells) for each row of a file keyed by province; every province must be
/// there.
template <class Use>
void read_by_province(const std::filesystem::path& file, std::vector<std::string> columns,
                      Census& census, Faults& faults, Use use) {
    const std::string key = columns.front();
    std::set<std::string> seen;
    read_rows(file, std::move(columns), faults, [&](const Cells& cells) {
        if (ProvinceFigures* p = find(census, cells.text(key))) {
            seen.insert(p->slug);
            use(*p, cells);
        } else {
            cells.blame(key + " = '" + cells.text(key) + "' is not a province of provinces.csv");
        }
    });
    for (const ProvinceFigures& p : census.provinces) {
        if (!seen.contains(p.slug)) {
            faults.add(file.string(), "has no figures for '" + p.slug + "'");
        }
    }
}

ProvinceFigures province_from(const Cells& cells) {
    ProvinceFigures p;
    p.slug = cells.text("slug");
    p.name = cells.text("name");
    p.population = cells.count<std::uint64_t>("population");
    p.households = cells.count<std::uint64_t>("households");
    p.urban_share = cells("urban_share", 0, 1);
    p.area_km2 = cells("area_km2", 1, 1e6);
    p.dwelling_m2_per_person = cells("dwelling_m2_per_person", 1, 200);
    p.employed_share = cells("employed_share", 0, 1);
    p.lon = cells("lon", -180, 180);
    p.lat = cells("lat", -90, 90);
    p.park_workers = cells.or_else(0, "park_workers", 0, many);
    p.smartphones.adult_share =
        cells.or_else(country_smartphones.adult_share, "adult_smartphone_share", 0, 1);
    const double subscriptions = cells.or_else(-1, "smartphone_subscriptions", 0, many);
    p.smartphones.subscriptions_per_person =
        subscriptions < 0 ? country_smartphones.subscriptions_per_person
                          : subscriptions / static_cast<double>(p.population);
    if (p.households > p.population) {
        cells.blame("households = " + std::to_string(p.households) +
                    " is more than population = " + std::to_string(p.population));
    }
    return p;
}

void read_provinces(const std::filesystem::path& folder, Census& census, Faults& faults) {
    read_rows(folder / "provinces.csv",
              {"slug", "name", "population", "households", "urban_share", "area_km2",
               "dwelling_m2_per_person", "employed_share", "lon", "lat", "park_workers"},
              faults, [&](const Cells& cells) {
                  ProvinceFigures p = province_from(cells);
                  if (find(census, p.slug) != nullptr) {
                      cells.blame("the province '" + p.slug + "' stands twice");
                  }
                  census.provinces.push_back(std::move(p));
              });
}

void add_district(ProvinceFigures& p, const Cells& cells) {
    DistrictFigures d;
    d.name = cells.text("district");
    d.population = cells.count<std::uint64_t>("population");
    d.households = cells.count<std::uint64_t>("households");
    d.urban_share = cells("urban_share", 0, 1);
    d.communes = cells.count<std::uint32_t>("communes", 10000);
    if (d.households > d.population) {
        cells.blame("has more households than people");
    }
    if (std::any_of(p.districts.begin(), p.districts.end(),
                    [&](const DistrictFigures& other) { return other.name == d.name; })) {
        cells.blame("the district '" + d.name + "' of '" + p.slug +
                    "' stands twice; add what tells the two apart, as \"" + d.name + " (huyện)\"");
    }
    p.districts.push_back(std::move(d));
}

void read_districts(const std::filesystem::path& folder, Census& census, Faults& faults) {
    read_by_province(
        folder / "districts.csv",
        {"province", "district", "population", "households", "urban_share", "communes"}, census,
        faults, add_district);
}

void read_ages(const std::filesystem::path& folder, Census& census, Faults& faults) {
    std::vector<std::string> columns{"slug"};
    for (const char* g : group_names) {
        columns.push_back(std::string("age_") + g);
    }
    read_by_province(
        folder / "ages.csv", columns, census, faults, [&](ProvinceFigures& p, const Cells& cells) {
            for (std::size_t g = 0; g < age_groups; ++g) {
                p.age_share[g] = cells(columns[g + 1], 0, 1);
            }
            const double sum = std::accumulate(p.age_share.begin(), p.age_share.end(), 0.0);
            if (std::abs(sum - 1) > share_slack) {
                cells.blame("the age shares add up to " + std::to_string(sum) + ", not to 1");
            }
        });
}

void read_sizes(const std::filesystem::path& folder, Census& census, Faults& faults) {
    // Of the rural households of one or two people, which the census prints together, this share
    // is of one: derived from the national 65.5 % with 2 to 4 people (GSO 2019).
    constexpr double one_of_one_or_two = 0.2908;
    read_by_province(folder / "household_sizes.csv",
                     {"slug", "urban_1", "urban_2", "urban_3", "urban_4", "urban_5plus",
                      "rural_1_2", "rural_3", "rural_4", "rural_5plus"},
                     census, faults, [&](ProvinceFigures& p, const Cells& cells) {
                         const auto n = [&](const char* column) { return cells(column, 0, many); };
                         p.urban_sizes = {n("urban_1"), n("urban_2"), n("urban_3"), n("urban_4"),
                                          n("urban_5plus")};
                         const double small = n("rural_1_2");
                         p.rural_sizes = {small * one_of_one_or_two,
                                          small * (1 - one_of_one_or_two), n("rural_3"),
                                          n("rural_4"), n("rural_5plus")};
                     });
}

void read_schools(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const std::array<std::string, school_levels> levels{"kindergarten", "primary", "lower",
                                                        "upper"};
    std::vector<std::string> columns{"slug", "students"};
    for (const std::string& level : levels) {
        for (const char* what : {"_schools", "_classes", "_pupils"}) {
            columns.push_back(level + what);
        }
    }
    columns.insert(columns.end(), {"primary_teachers", "lower_teachers", "upper_teachers"});
    read_by_province(
        folder / "schools.csv", columns, census, faults,
        [&](ProvinceFigures& p, const Cells& cells) {
            for (std::size_t k = 0; k < school_levels; ++k) {
                SchoolFigures& s = p.schools[k];
                s.schools = cells(levels[k] + "_schools", 1, many);
                s.classes = cells(levels[k] + "_classes", 1, many);
                s.pupils = cells(levels[k] + "_pupils", 0, many);
                s.teachers = k == 0 ? s.classes : cells(levels[k] + "_teachers", 0, many);
                if (s.pupils < s.classes) {
                    cells.blame(levels[k] + ": fewer pupils than classes; a class cannot be empty");
                }
            }
            p.students = cells("students", 0, many);
        });
}

void read_labour(const std::filesystem::path& folder, Census& census, Faults& faults) {
    const auto file = folder / "labour.csv";
    std::size_t found = 0;
    read_rows(file, {"age_group", "participation"}, faults, [&](const Cells& cells) {
        const std::string group = cells.text("age_group");
        const auto g = std::find(group_names.begin(), group_names.end(), group);
        if (g == group_names.end()) {
            cells.blame("age_group = '" + group + "' is not one of 0-4 .. 80+");
            return;
        }
        census.participation[static_cast<std::size_t>(g - group_names.begin())] =
            cells("participation", 0, 1);
        ++found;
    });
    if (found != age_groups) {
        faults.add(file.string(), "needs each of the 17 age groups once");
    }
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
    faults.throw_if_any();
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
        if (const ProvinceFigures* p = province_named(census, slug)) {
            chosen.provinces.push_back(*p);
        } else {
            faults.add("", "there is no province '" + slug + "'" + province_hint(census, slug) +
                               " (truyvet provinces lists all)");
        }
    }
    faults.throw_if_any();
    return chosen;
}

} // namespace truyvet::population
