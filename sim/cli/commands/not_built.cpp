// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/commands.hpp"

#include <iostream>

namespace truyvet::cli {

int not_built(std::string_view command) {
    std::cerr << "truyvet " << command << ": not built yet\n";
    return 1;
}

} // namespace truyvet::cli
