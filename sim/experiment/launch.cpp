// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/launch.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace truyvet::experiment {

bool started_as_rank() {
    // Open MPI's own launcher; PMIx and PMI-1/2, as Slurm and MPICH have them.
    constexpr std::array names{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_SIZE"};
    return std::any_of(names.begin(), names.end(),
                       [](const char* name) { return std::getenv(name) != nullptr; });
}

} // namespace truyvet::experiment
