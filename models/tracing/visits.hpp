// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/case_file.hpp"

namespace truyvet::tracing {

/// Whether the rooms of this kind may have a register of visitors: venues, offices, workshops.
bool keeps_register(population::RoomKind kind);

/// Names what shares one register: all rooms of a venue, one room of a workplace.
std::uint64_t site(const population::Population& people, core::RoomId room);

/// Adds to the file everybody who was at the same site as the F0 within `margin` before or after
/// it: candidates beyond those it met, and CaseFile::visits.
void add_visits(CaseFile& file, const mobility::Mobility& mobility, core::Milliseconds margin);

} // namespace truyvet::tracing
