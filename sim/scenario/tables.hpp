// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/parameter.hpp"

#include <vector>

/// One file a section: table_<section>.cpp.
namespace truyvet::scenario {

std::vector<Parameter> experiment_table();
std::vector<Parameter> population_table();
/// With the tables of days: activity, work and school, home and travel.
std::vector<Parameter> mobility_table();
std::vector<Parameter> activity_table();
std::vector<Parameter> work_table();
std::vector<Parameter> home_table();
std::vector<Parameter> contact_table();
std::vector<Parameter> cases_table();
std::vector<Parameter> epidemic_table();
std::vector<Parameter> adoption_table();
std::vector<Parameter> radio_table();
std::vector<Parameter> bluezone_table();
std::vector<Parameter> tracing_table();
std::vector<Parameter> policy_table();

} // namespace truyvet::scenario
