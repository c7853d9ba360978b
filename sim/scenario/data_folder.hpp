// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <filesystem>

namespace truyvet::scenario {

/// Where the census figures are: $TRUYVET_DATA, or beside the program, or in the source tree.
std::filesystem::path data_folder();

} // namespace truyvet::scenario
