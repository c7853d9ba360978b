// SPDX-License-Identifier: GPL-2.0-only
// Recorded tracks and the people in them, as models/mobility reads them.
#include "tests/fuzz/recording.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return truyvet::fuzz::live_recording(truyvet::mobility::tracks_movement, data, size);
}
