// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// libFuzzer's entry (https://llvm.org/docs/LibFuzzer.html); replay.cpp calls it with the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// A broken promise of the code under test: ends the program so that the fuzzer keeps the input.
inline void promise(bool kept) {
    if (!kept) {
        std::abort();
    }
}
