// SPDX-License-Identifier: GPL-2.0-only
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

/// Catch ends with the number of what failed; four faults would be taken for CTest's "skipped".
int main(int argc, char** argv) {
    return Catch::Session().run(argc, argv) == 0 ? 0 : 1;
}
