// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/observations.hpp"
#include "models/population/census.hpp"
#include "sim/scenario/scenario.hpp"

namespace truyvet::scenario {

/// Places by their slugs, however they were written: "Lào Cai" becomes "lao-cai" in
/// population.provinces and adoption.observed.place, of the base and of every arm, so that what is
/// one place is one value everywhere behind. What is unknown stays, for the check to name it.
void name_places(Experiment& experiment, const population::Census& country,
                 const adoption::Observations& observations);

} // namespace truyvet::scenario
