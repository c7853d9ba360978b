// SPDX-License-Identifier: GPL-2.0-only
#include "sim/world/check.hpp"

#include "models/adoption/notation.hpp"
#include "models/adoption/observations.hpp"
#include "models/core/error.hpp"
#include "models/population/census.hpp"
#include "sim/world/world.hpp"

#include <algorithm>

namespace truyvet::world {
namespace {

/// Gathers the faults of steps that throw, each once.
class Faults {
  public:
    template <class Step>
    void gather(Step step) {
        try {
            step();
        } catch (const core::InputError& error) {
            for (const core::Fault& f : error.faults()) {
                const bool known = std::any_of(all_.begin(), all_.end(), [&](const core::Fault& g) {
                    return g.text() == f.text();
                });
                if (!known) {
                    all_.push_back(f);
                }
            }
        }
    }
    void settle() const {
        if (!all_.empty()) {
            throw core::InputError(all_);
        }
    }

  private:
    std::vector<core::Fault> all_;
};

/// "file.toml:12:9" where the key was set in the base, else the key.
std::string place_of(const scenario::Scenario& s, const std::string& key) {
    const auto found = s.places.find(key);
    return found == s.places.end() ? key : found->second;
}

void check_arm(const scenario::Scenario& s, const population::Census& country,
               const adoption::Observations& observations, Faults& faults) {
    adoption::Districts districts;
    faults.gather([&] {
        for (const auto& p : population::select(country, s.provinces).provinces) {
            for (const auto& d : p.districts) {
                districts.emplace_back(
                    d.name, core::DistrictId{static_cast<std::uint32_t>(districts.size())});
            }
        }
    });
    faults.gather([&] {
        adoption::groups_from(s.adoption.groups, districts, place_of(s, "adoption.groups"));
    });
    faults.gather([&] {
        adoption::campaigns_from(s.adoption.campaigns, districts,
                                 place_of(s, "adoption.campaigns"));
    });
    faults.gather([&] {
        const std::string& place = s.adoption.observed_place;
        const bool province = std::any_of(country.provinces.begin(), country.provinces.end(),
                                          [&](const auto& p) { return p.slug == place; });
        if (!place.empty()) {
            observations.observed(place, s.adoption.observed_date, province);
        }
    });
}

} // namespace

void check(const scenario::Scenario& scenario) {
    const auto country = population::read_census(data_folder());
    const adoption::Observations observations(data_folder() / "adoption_observations.csv");
    Faults faults;
    for (const scenario::Arm& arm : scenario.arms) {
        check_arm(scenario::with(scenario, arm.settings), country, observations, faults);
    }
    faults.settle();
}

} // namespace truyvet::world
