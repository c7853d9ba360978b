// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/settings.hpp"

namespace truyvet::epidemic {

/// The settings as the strain of `dose.variant` has them, to be applied once. Delta's infections
/// run faster, and vaccines do less against it; what one infection passes on in all goes up by
/// transmissibility() and no more, so that the hazard of an hour goes up by what a course loses in
/// hours too. The other strains are as the settings say.
EpidemicSettings as_variant(EpidemicSettings settings);

} // namespace truyvet::epidemic
