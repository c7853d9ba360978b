// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check.hpp"

#include "models/population/census.hpp"
#include "sim/scenario/data_folder.hpp"

#include <algorithm>

namespace truyvet::scenario {
namespace {

std::string place_of_key(const Scenario& s, std::string_view key, const Arm* arm) {
    if (arm != nullptr) {
        return "arm \"" + arm->name + "\"";
    }
    const auto it = s.places.find(key);
    return it == s.places.end() ? std::string(key) : it->second;
}

bool sets(const Arm& arm, std::string_view key) {
    return std::any_of(arm.settings.begin(), arm.settings.end(),
                       [&](const Assignment& a) { return a.first == key; });
}

void check_provinces(Reader& reader, const population::Census& census, const Scenario& s,
                     const Arm* arm) {
    try {
        population::select(census, s.provinces);
    } catch (const core::InputError& e) {
        for (const core::Fault& f : e.faults()) {
            reader.blame(place_of_key(reader.scenario, "population.provinces", arm),
                         "population.provinces: " + f.text());
        }
    }
}

} // namespace

void check(Reader& reader) {
    const population::Census census = population::read_census(data_folder());
    check_provinces(reader, census, reader.scenario, nullptr);
    for (const Arm& arm : reader.scenario.arms) {
        if (sets(arm, "population.provinces")) {
            check_provinces(reader, census, with(reader.scenario, arm.settings), &arm);
        }
    }
}

} // namespace truyvet::scenario
