// SPDX-License-Identifier: GPL-2.0-only
// A table of published counts, as models/adoption reads it.
#include "tests/fuzz/target.hpp"

#include "models/adoption/observations.hpp"
#include "models/core/error.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace truyvet;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("truyvet-counts-" + std::to_string(getpid()));
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    try {
        const adoption::Observations all(file);
        for (const adoption::Observation& o : all.all()) {
            promise(o.count >= 0 && o.count <= 1e9);
            all.interpolated(o.slug, o.date);
        }
    } catch (const core::InputError& e) {
        promise(!e.faults().empty());
    }
    std::filesystem::remove(file);
    return 0;
}
