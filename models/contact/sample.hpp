// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/statistics.hpp"

namespace truyvet::contact {

/// A simulated diary survey: `person_days` people drawn from `people`, one day each, spread evenly
/// over the week that begins with `first`. The same for any number of threads.
ContactStatistics sample_diaries(const mobility::Mobility& mobility, population::PersonRange people,
                                 core::LocalDay first, std::uint32_t person_days,
                                 const core::Randomness& chance);

} // namespace truyvet::contact
