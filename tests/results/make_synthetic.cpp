// SPDX-License-Identifier: GPL-2.0-only
// Writes a made-up results file, for tests outside C++: make_synthetic FILE.h5 [replicates [seed]]
#include "sim/results/file.hpp"
#include "tests/results/synthetic.hpp"

#include <string>

int main(int argc, char** argv) {
    const auto number = [&](int i, const char* otherwise) {
        return static_cast<std::uint32_t>(std::stoul(argc > i ? argv[i] : otherwise));
    };
    if (argc < 2) {
        return 2;
    }
    truyvet::results::write(truyvet::test::synthetic(number(3, "1"), number(2, "20")), argv[1]);
    return 0;
}
