// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>
#include <vector>

namespace truyvet::report {

/// What a scenario calls itself and its arms in Vietnamese; empty where it gives no such name.
struct Titles {
    std::string lang; ///< the report's: "vi", "en" or empty
    std::string name_vi;
    std::vector<std::string> arms_vi;
};

/// From the results' resolved scenario; nothing of it where this program cannot read it any more.
Titles titles_of(const std::string& scenario);

} // namespace truyvet::report
