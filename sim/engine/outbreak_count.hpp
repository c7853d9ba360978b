// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/epidemic/settings.hpp"
#include "models/mobility/restriction.hpp"
#include "models/population/population.hpp"
#include "sim/engine/outbreak_result.hpp"

#include <functional>
#include <span>
#include <vector>

namespace truyvet::engine {

/// Somebody really kept: as a case or a suspected one, or because tracing said so.
struct Kept {
    mobility::Restriction restriction;
    bool isolated = false;
};

/// Adds the person-days to the days, counted from `start`. `infected_at` says when somebody was
/// infected, max() = never.
void count_kept(std::vector<Kept> kept, core::LocalDay start,
                const std::function<core::TimePoint(core::PersonId)>& infected_at,
                std::vector<OutbreakDay>& days);

/// The effect of quarantine on the next generation: who is quarantined is taken to stay so until
/// it infects nobody any more.
void count_onward(std::span<const OutbreakInfection> tree,
                  const epidemic::EpidemicSettings& settings, OutbreakResult& out);

/// A reported case, and whom its channels led to.
struct Investigated {
    core::PersonId person;
    std::vector<core::PersonId> named; ///< in any order, some more than once
};
OutbreakLinks count_links(std::span<const Investigated> cases,
                          std::span<const OutbreakInfection> tree);

/// What happened where, on days of the outbreak: those before `days` from `start`.
std::vector<OutbreakDistrictDay> count_districts(std::span<const OutbreakInfection> tree,
                                                 std::span<const Kept> kept,
                                                 const population::Population& people,
                                                 core::LocalDay start, std::size_t days);

/// Offspring, parts and the effect on the next generation of a finished outbreak; `tree` is by
/// time of infection.
void count_tree(std::span<const OutbreakInfection> tree, const population::Population& people,
                const epidemic::EpidemicSettings& settings, OutbreakResult& out);

} // namespace truyvet::engine
