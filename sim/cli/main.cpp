// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/command.hpp"

int main(int argc, char** argv) {
    return truyvet::cli::run({argv + 1, argv + argc});
}
