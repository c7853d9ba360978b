// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/time.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace truyvet::epidemic {

/// Cases that were reported in the world, a number a day: what an outbreak is held against, never
/// an input of it.
struct CountedCases {
    core::LocalDay first{};
    std::vector<std::int64_t> by_day; ///< from `first` on, without gap
};

/// CSV date,cases: whole numbers, days in order and none left out. Throws InputError with every
/// fault.
CountedCases read_counted_cases(const std::filesystem::path& file);

} // namespace truyvet::epidemic
