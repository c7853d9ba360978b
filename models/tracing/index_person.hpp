// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/contact/close_contacts.hpp"
#include "models/contact/encounters.hpp"
#include "models/epidemic/index_case.hpp"

namespace truyvet::tracing {

/// Who the i-th index case is; its contacts count from `from` until `course.isolation`. Where cases
/// are contacts of others, whoever met nobody in that time is drawn again, a hundred times.
core::PersonId draw_index_person(epidemic::IndexChoice choice, const core::Randomness& chance,
                                 std::uint32_t number, core::TimePoint from,
                                 const epidemic::IndexCase& course,
                                 const mobility::Mobility& mobility,
                                 const contact::CloseContactRule& rule,
                                 contact::EncounterFinder& finder);

} // namespace truyvet::tracing
