// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/experiment/spread.hpp"

namespace truyvet::experiment {

/// A Spread over `jobs` child processes that pull from one list. A child that fails or dies ends
/// the whole with core::RunError (core::InputError where the child says so). The calling process
/// must not have started threads.
void in_processes(unsigned jobs, const std::vector<std::size_t>& units, const Task& task);

} // namespace truyvet::experiment
