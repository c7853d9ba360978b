// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/command.hpp"
#include "sim/results/file.hpp"

int main(int argc, char** argv) {
    truyvet::results::end_without_tidying();
    return truyvet::cli::run({argv + 1, argv + argc});
}
