// SPDX-License-Identifier: GPL-2.0-only
// In place of run_ranked.cpp where the program is built without MPI.
#include "models/core/error.hpp"
#include "sim/cli/commands/run.hpp"

namespace truyvet::cli {

int run_as_rank(const boost::program_options::variables_map&) {
    throw core::InputError("mpirun", "this truyvet was built without MPI (Debian: libopenmpi-dev); "
                                     "use --jobs N, or --shard k/n and truyvet merge");
}

} // namespace truyvet::cli
