// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/titles.hpp"

#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace truyvet::report {

Titles titles_of(const std::string& scenario) {
    Titles titles;
    try {
        const scenario::Experiment read = scenario::read_stored(scenario, "the results' scenario");
        titles.lang = read.lang;
        titles.name_vi = read.name_vi;
        for (const scenario::Arm& arm : read.arms) {
            titles.arms_vi.push_back(arm.name_vi);
            titles.channels.push_back(scenario::settings_of(read, arm).tracing.channels);
        }
    } catch (const core::InputError&) {
        return {}; // of another version: its names stand in the results
    }
    return titles;
}

} // namespace truyvet::report
