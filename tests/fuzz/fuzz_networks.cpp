// SPDX-License-Identifier: GPL-2.0-only
// A recorded contact network, as models/mobility reads it.
#include "tests/fuzz/target.hpp"

#include "models/core/error.hpp"
#include "models/mobility/kinds.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace truyvet;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("truyvet-network-" + std::to_string(getpid()));
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    mobility::MobilitySettings settings;
    settings.kind = "network";
    settings.recording.file = file.string();
    try {
        const auto movement =
            mobility::network_movement({{}, {}, settings, core::Randomness(1, 0)});
        promise(movement.people.people() > 0);
    } catch (const core::InputError& e) {
        promise(!e.faults().empty());
    }
    std::filesystem::remove(file);
    return 0;
}
