// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/maker.hpp"

#include "models/core/categorical.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace truyvet::population {
namespace {

constexpr core::Purpose composition_start{"population.composition"};
constexpr core::Purpose role_draw{"population.role"};
constexpr core::Purpose boarder_age{"population.boarder_age"};
// Years of those who come to the parks for work: assumption.
constexpr unsigned youngest_boarder = 18;
constexpr unsigned oldest_boarder = 35;
constexpr double golden = 0.6180339887498949;

template <class Body>
void for_each(std::size_t n, Body body) {
#pragma omp parallel for schedule(dynamic)
    for (std::size_t i = 0; i < n; ++i) {
        body(static_cast<std::uint32_t>(i));
    }
}

std::uint64_t people_in(const HouseholdCounts& households) {
    std::uint64_t people = 0;
    for (std::size_t s = 0; s < max_household; ++s) {
        people += households[s] * (s + 1);
    }
    return people;
}

/// The ages of all others, where those of boarders, each year as often, are taken out.
std::array<double, age_groups> without_boarders(std::array<double, age_groups> share,
                                                double boarders) {
    if (boarders <= 0) {
        return share;
    }
    constexpr unsigned years = oldest_boarder - youngest_boarder + 1;
    for (unsigned age = youngest_boarder; age <= oldest_boarder; ++age) {
        double& of_age = share[age_group(age)];
        of_age = std::max(0.0, of_age - boarders / years);
    }
    for (double& s : share) {
        s /= 1 - boarders;
    }
    return share;
}

} // namespace

Maker::Maker(const Census& census, const PopulationSettings& settings,
             const core::Randomness& chance)
    : census_(census), settings_(settings), chance_(chance) {}

Population Maker::make() {
    plan();
    allocate();
    fill_ages();
    fill_roles();
    make_friends();
    make_rooms();
    made_.rank_members();
    return std::move(made_);
}

void Maker::plan() {
    const std::size_t n = census_.provinces.size();
    std::vector<double> census_people;
    for (const ProvinceFigures& p : census_.provinces) {
        census_people.push_back(static_cast<double>(p.population));
    }
    const std::uint64_t all = people_asked(census_, settings_);
    check_size(all);
    const auto people = core::apportion(all, census_people);
    std::vector<std::vector<DistrictPlan>> by_province(n);
    for_each(n, [&](std::uint32_t i) {
        const ProvinceFigures& f = census_.provinces[i];
        const double workers =
            f.park_workers * static_cast<double>(people[i]) / static_cast<double>(f.population);
        by_province[i] =
            plan_province(f, i, people[i],
                          static_cast<std::uint64_t>(settings_.boarding_share * workers), chance_);
    });
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto first = static_cast<std::uint32_t>(plans_.size());
        const auto count = static_cast<std::uint32_t>(by_province[i].size());
        const ProvinceFigures& f = census_.provinces[i];
        made_.provinces_.push_back({f.slug,
                                    f.name,
                                    f.dwelling_m2_per_person,
                                    {first, count},
                                    {},
                                    f.lon,
                                    f.lat,
                                    f.smartphones});
        HouseholdCounts before{};
        for (DistrictPlan& plan : by_province[i]) {
            sizes_before_.push_back(before);
            for (std::size_t s = 0; s < max_household; ++s) {
                before[s] += plan.households[s] - plan.boarding[s];
            }
            plans_.push_back(std::move(plan));
        }
    }
}

void Maker::allocate() {
    std::uint32_t people = 0;
    std::uint32_t homes = 0;
    std::uint32_t communes = 0;
    for (std::uint32_t d = 0; d < plans_.size(); ++d) {
        const DistrictPlan& plan = plans_[d];
        const auto n = static_cast<std::uint32_t>(plan.people());
        District district;
        district.name = figures_of(d).districts[plan.figures].name;
        district.province = ProvinceId{plan.province};
        district.communes = {communes, static_cast<std::uint32_t>(plan.communes.size())};
        district.people = {people, n};
        made_.districts_.push_back(std::move(district));
        district_first_household_.push_back(homes);
        Province& province = made_.provinces_[plan.province];
        if (province.people.count == 0) {
            province.people.first = people;
        }
        province.people.count += n;
        people += n;
        homes += static_cast<std::uint32_t>(plan.homes());
        communes += static_cast<std::uint32_t>(plan.communes.size());
    }
    made_.communes_.resize(communes);
    made_.age_.resize(people);
    made_.role_.resize(people);
    made_.household_.resize(people);
    made_.day_room_.assign(people, RoomId::none_value);
    made_.friend_.assign(people, PersonId::none_value);
    made_.household_first_.resize(std::size_t{homes} + 1);
    made_.household_first_.back() = people;
    made_.household_commune_.resize(homes);
    for_each(plans_.size(), [&](std::uint32_t d) { allocate_district(d); });
}

void Maker::allocate_district(std::uint32_t d) {
    const District& district = made_.districts_[d];
    std::uint32_t person = district.people.first;
    std::uint32_t home = district_first_household_[d];
    for (std::uint32_t i = 0; i < district.communes.count; ++i) {
        const CommunePlan& plan = plans_[d].communes[i];
        const std::uint32_t c = district.communes.first + i;
        Commune& commune = made_.communes_[c];
        commune.district = DistrictId{d};
        commune.urban = plan.urban;
        commune.boarding = plan.boarding;
        commune.households = {home, static_cast<std::uint32_t>(plan.sizes.size())};
        commune.people.first = person;
        for (const std::uint8_t size : plan.sizes) {
            made_.household_first_[home] = person;
            made_.household_commune_[home] = c;
            std::fill_n(made_.household_.begin() + person, size, home);
            person += size;
            ++home;
        }
        commune.people.count = person - commune.people.first;
    }
}

void Maker::fill_ages() {
    const HouseholdSample sample;
    std::vector<HouseholdCounts> households(census_.provinces.size());
    std::vector<HouseholdCounts> boarding(census_.provinces.size());
    for (const DistrictPlan& plan : plans_) {
        for (std::size_t s = 0; s < max_household; ++s) {
            households[plan.province][s] += plan.households[s] - plan.boarding[s];
            boarding[plan.province][s] += plan.boarding[s];
        }
    }
    std::vector<std::unique_ptr<RakedSample>> samples(census_.provinces.size());
    for_each(samples.size(), [&](std::uint32_t i) {
        const auto boarders = static_cast<double>(people_in(boarding[i]));
        const double all = boarders + static_cast<double>(people_in(households[i]));
        samples[i] = std::make_unique<RakedSample>(
            sample, households[i],
            without_boarders(census_.provinces[i].age_share, boarders / all));
    });
    const double start = chance_.uniform(composition_start, 0);
    for_each(plans_.size(), [&](std::uint32_t d) {
        const RakedSample& ages = *samples[plans_[d].province];
        HouseholdCounts seen = sizes_before_[d];
        std::uint32_t person = made_.districts_[d].people.first;
        for (const CommunePlan& commune : plans_[d].communes) {
            std::uint32_t home = 0;
            for (const std::uint8_t size : commune.sizes) {
                if (home++ < commune.boarding) {
                    person = fill_boarders(person, size);
                    continue;
                }
                // The golden sequence: any run of households has the census' mixture of ages.
                const double at = start + golden * static_cast<double>(++seen[size - 1U]);
                for (const std::uint8_t age : ages.ages(size, at - std::floor(at))) {
                    made_.age_[person++] = age;
                }
            }
        }
    });
}

/// The ages of those who share a rented room; returns the next person.
std::uint32_t Maker::fill_boarders(std::uint32_t person, std::uint8_t size) {
    for (const std::uint32_t end = person + size; person < end; ++person) {
        constexpr std::uint32_t years = oldest_boarder - youngest_boarder + 1;
        core::Stream stream = chance_.stream(boarder_age, person);
        made_.age_[person] = static_cast<std::uint8_t>(youngest_boarder + stream.below(years));
    }
    return person;
}

void Maker::fill_roles() {
    std::vector<std::array<std::uint64_t, 128>> by_age(plans_.size());
    for_each(plans_.size(), [&](std::uint32_t d) {
        const PersonRange people = made_.districts_[d].people;
        for (std::uint32_t i = 0; i < people.count; ++i) {
            if (!boards(people[i])) {
                ++by_age[d][made_.age_[people.first + i]];
            }
        }
    });
    std::vector<RoleModel> models;
    std::vector<Gravity> gravity;
    for (std::uint32_t p = 0; p < census_.provinces.size(); ++p) {
        std::array<std::uint64_t, 128> ages{};
        std::uint64_t boarders = 0;
        const Range<DistrictId> districts = made_.provinces_[p].districts;
        for (std::uint32_t d = districts.first; d < districts.first + districts.count; ++d) {
            boarders += people_in(plans_[d].boarding);
            for (std::size_t a = 0; a < ages.size(); ++a) {
                ages[a] += by_age[d][a];
            }
        }
        models.emplace_back(census_.provinces[p], census_.participation, settings_, ages, boarders);
        gravity.emplace_back(census_.provinces[p], settings_);
    }
    outgoing_.resize(plans_.size());
    for_each(plans_.size(), [&](std::uint32_t d) { fill_roles_of(d, models, gravity); });
}

void Maker::fill_roles_of(std::uint32_t d, const std::vector<RoleModel>& models,
                          const std::vector<Gravity>& gravity) {
    const std::uint32_t p = plans_[d].province;
    const Range<DistrictId> here = made_.provinces_[p].districts;
    std::vector<Outgoing>& out = outgoing_[d];
    out.resize(here.count);
    const Range<CommuneId> communes = made_.districts_[d].communes;
    for (std::uint32_t c = communes.first; c < communes.first + communes.count; ++c) {
        const Commune& commune = made_.communes_[c];
        for (std::uint32_t i = 0; i < commune.people.count; ++i) {
            const PersonId person = commune.people[i];
            core::Stream stream = chance_.stream(role_draw, person);
            const Role role = boards(person)
                                  ? Role::employee
                                  : models[p].draw(made_.age_[person.value], commune.urban, stream);
            made_.role_[person.value] = static_cast<std::uint8_t>(role);
            if (role == Role::student) {
                out[gravity[p].centre()][student].push_back(person);
            } else if (role == Role::official || role == Role::employee) {
                const std::uint32_t to = gravity[p].draw(d - here.first, stream);
                out[to][role == Role::official ? official : employee].push_back(person);
            }
        }
    }
}

Population make(const Census& census, const PopulationSettings& settings,
                const core::Randomness& chance) {
    return Maker(census, settings, chance).make();
}

} // namespace truyvet::population
