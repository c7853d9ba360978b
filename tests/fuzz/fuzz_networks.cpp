// SPDX-License-Identifier: GPL-2.0-only
// A recorded contact network and the people in it, as models/mobility reads them.
#include "tests/fuzz/recording.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return truyvet::fuzz::live_recording(truyvet::mobility::network_movement, data, size);
}
