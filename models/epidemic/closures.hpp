// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/imports.hpp"
#include "models/mobility/restrictions.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace truyvet::epidemic {

/// What a scenario may shut: kinds of room by name ("market"), and sets of them.
std::vector<std::string> closable_names();

/// Rooms shut by date and district as a scenario writes them, "WHAT [in DISTRICT] DATE[..DATE]",
/// the last day included: "directive-16 in Việt Yên 2021-05-18..2021-06-20". Throws
/// core::InputError (at `place`) with every fault of the texts: what cannot be read, names of
/// nothing, days that all lie outside the outbreak, two directives in one area at once.
std::vector<mobility::Closure> closures_from(const EpidemicSettings& settings,
                                             const DistrictNames& districts,
                                             const std::string& place);

} // namespace truyvet::epidemic
