// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace truyvet::experiment {

/// Runs `work(unit)` for every unit in `jobs` child processes that pull from one list, and calls
/// `done(count)` now and then. A child that fails or dies ends the whole with core::RunError
/// (core::InputError where the child says so); units that were finished stay so. The calling
/// process must not have started threads.
void run_in_processes(unsigned jobs, const std::vector<std::size_t>& units,
                      const std::function<void(std::size_t)>& work,
                      const std::function<void(std::size_t)>& done);

} // namespace truyvet::experiment
