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

mobility::MobilitySettings with_files_found(const Scenario& scenario) {
    mobility::MobilitySettings found = scenario.mobility;
    for (std::string* file : {&found.recording.file, &found.recording.people}) {
        for (const fs::path& folder : {scenario.folder, fs::path("."), data_folder()}) {
            const fs::path there = (folder / *file).lexically_normal();
            if (!file->empty() && fs::exists(there)) {
                *file = there.string();
                break;
            }
        }
    }
    return found;
}

} // namespace truyvet::scenario
