// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"
#include "models/population/census.hpp"

#include <filesystem>
#include <vector>

namespace truyvet::adoption {

/// What a province counted in one of its districts.
struct DistrictCount {
    std::size_t district = 0; ///< in the order of the census
    double installs = 0;
    core::LocalDay date{};
};

/// A province's own counts: a table "district, installs, date" (or "huyện, cài đặt, ngày") with a
/// heading, as copied from a spreadsheet: commas, semicolons or tabs; names as people write them;
/// "12.590", for a count is whole; "16/8/2020" or 2020-08-16. A row "Tổng" is left out. One row for
/// each district, in the census's order. Throws core::InputError with every fault.
std::vector<DistrictCount> read_counts(const std::filesystem::path& file,
                                       const population::ProvinceFigures& province);

} // namespace truyvet::adoption
