// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <string>
#include <vector>

namespace truyvet::report {

/// What results say in their scenario alone: Vietnamese names, empty where none is given, and which
/// channels an arm uses.
struct Titles {
    std::string lang; ///< the report's: "vi", "en" or empty
    std::string name_vi;
    std::vector<std::string> arms_vi;
    std::vector<std::vector<std::string>> channels; ///< that each arm uses
};

/// From the results' resolved scenario; nothing of it where this program cannot read it any more.
Titles titles_of(const std::string& scenario);

} // namespace truyvet::report
