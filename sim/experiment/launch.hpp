// SPDX-License-Identifier: GPL-2.0-only
#pragma once

namespace truyvet::experiment {

/// Whether mpirun (or srun with PMI) started this process as a rank. Asked of the environment, so
/// that any other run never begins MPI.
bool started_as_rank();

} // namespace truyvet::experiment
