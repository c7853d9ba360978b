// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace truyvet::core {

/// A number as people write it, or why it is none.
struct WrittenNumber {
    std::optional<double> value;
    std::string why; ///< "'x' is not a number", where there is no value
};

/// Vietnamese and English writing: "0,02" and "0.02", "1.234.567" and "1,234,567.8", "50 %". What
/// the two read differently ("105.809") has no value, and the reason says so.
WrittenNumber number_as_written(std::string_view text);

} // namespace truyvet::core
