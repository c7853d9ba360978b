// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/scenario/scenario.hpp"

#include <filesystem>

namespace truyvet::scenario {

/// Where the census figures are: $TRUYVET_DATA, or beside the program, or in the source tree.
std::filesystem::path data_folder();

/// The mobility settings with the files they name where they are: beside the scenario, in the
/// working folder, or in the data folder; as given if in none of them.
mobility::MobilitySettings with_files_found(const Scenario& scenario);

} // namespace truyvet::scenario
