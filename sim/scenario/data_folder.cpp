// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/data_folder.hpp"

#include <cstdlib>

namespace truyvet::scenario {

namespace fs = std::filesystem;

fs::path data_folder() {
    if (const char* given = std::getenv("TRUYVET_DATA")) {
        return given;
    }
    std::error_code unreadable;
    const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
    const fs::path installed = program.parent_path().parent_path() / "share/truyvet/data";
    return !unreadable && fs::exists(installed) ? installed : fs::path(TRUYVET_SOURCE_DATA);
}

} // namespace truyvet::scenario
