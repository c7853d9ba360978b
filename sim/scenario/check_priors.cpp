// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_priors.hpp"

#include "sim/scenario/priors.hpp"

namespace truyvet::scenario {

void check_priors(Reader& reader) {
    const Experiment& experiment = reader.experiment;
    const std::string place = place_of_key(experiment.places, "experiment.priors");
    try {
        for (const Prior& p : priors_from(experiment.settings.experiment.priors)) {
            set_by_arms(reader, place, experiment.arms, *p.parameter, true);
        }
        const Draws draws(experiment);
    } catch (const core::InputError& e) {
        for (const core::Fault& f : e.faults()) {
            reader.blame(f.place == "experiment.priors" ? place : f.place, f.message);
        }
    }
}

std::vector<std::string> draw_files(const Settings& settings) {
    std::vector<std::string> files;
    for (const std::string& text : settings.experiment.priors) {
        try {
            files.push_back(prior_from(text).file);
        } catch (const core::InputError&) {
            // check_priors says it.
        }
    }
    return files;
}

} // namespace truyvet::scenario
