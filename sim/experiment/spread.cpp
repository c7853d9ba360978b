// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/spread.hpp"

#include "sim/experiment/interrupt.hpp"
#include "sim/results/file.hpp"

namespace truyvet::experiment {

void here(const std::vector<std::size_t>& units, const Task& task) {
    std::size_t done = 0;
    for (const std::size_t unit : units) {
        if (const auto part = task.compute(unit)) {
            task.keep(unit, results::to_bytes(*part));
        }
        if (interrupted()) {
            return;
        }
        task.note(++done);
    }
}

} // namespace truyvet::experiment
