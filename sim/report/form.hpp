// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/observations.hpp"
#include "models/population/census.hpp"
#include "sim/report/bao_cao.hpp"
#include "sim/results/results.hpp"
#include "sim/scenario/scenario.hpp"

namespace truyvet::report {

/// What the form is filled from beside the results.
struct FormSources {
    const scenario::Experiment& experiment; ///< the results' own, read back
    const population::Census& census;       ///< for the districts' names
    const adoption::Observations& observations;
    Issuer issuer = Issuer::department;
    std::string counts = {}; ///< a file of the province's own counts by district
};

/// Throws core::InputError, with the names there are, if no arm has this one.
std::size_t arm_named(const results::Results& results, const std::string& name);

/// The form for one arm, which must be of one province. Throws core::InputError otherwise.
ProvinceForm form_of(const results::Results& results, std::size_t arm, const FormSources& sources);

/// What the run speaks for, in sentences.
std::vector<std::string> proposals_of(const results::Results& results, std::size_t arm,
                                      const ProvinceForm& form);

} // namespace truyvet::report
