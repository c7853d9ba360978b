// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

const std::string fitted = "assumption, fitted to the contacts of Horby et al. 2011";

std::vector<Parameter> times() {
    return {
        bind("mobility.errand_factor", Layer::world,
             [](auto& s) -> auto& { return s.mobility.errand_factor; },
             {.unit = "",
              .summary = "all errands and visits, times this",
              .source = fitted,
              .min = 0,
              .max = 3}),
        bind("mobility.dwell_factor", Layer::world,
             [](auto& s) -> auto& { return s.mobility.dwell_factor; },
             {.unit = "",
              .summary = "the length of all errands and visits, times this",
              .source = fitted,
              .min = 0.05,
              .max = 10}),
        bind("mobility.together", Layer::world,
             [](auto& s) -> auto& { return s.mobility.together; },
             {.unit = "",
              .summary = "share of errands on which two friends go together",
              .source = "assumption",
              .min = 0,
              .max = 1}),
        bind("mobility.absence", Layer::world, [](auto& s) -> auto& { return s.mobility.absence; },
             {.unit = "",
              .summary = "not at school or work on a day",
              .source = "assumption",
              .min = 0,
              .max = 1}),
        bind("mobility.full_day_primary", Layer::world,
             [](auto& s) -> auto& { return s.mobility.full_day_primary; },
             {.unit = "",
              .summary = "primary classes taught all day",
              .source = "approximate; Ministry of Education, 2019",
              .min = 0,
              .max = 1}),
    };
}

std::vector<Parameter> rooms() {
    return {
        bind("mobility.classroom_m2_per_pupil", Layer::world,
             [](auto& s) -> auto& { return s.mobility.classroom_m2_per_pupil; },
             {.unit = "m2",
              .summary = "floor of a classroom, for each of its people",
              .source = "NFPA 101-2009: 1.9 net",
              .min = 0.5,
              .max = 20}),
        bind("mobility.station_pitch_m", Layer::world,
             [](auto& s) -> auto& { return s.mobility.station_pitch_m; },
             {.unit = "m",
              .summary = "from one place to the next along a factory line",
              .source = "assumption",
              .min = 0.5,
              .max = 20}),
        bind("mobility.living_room_share", Layer::world,
             [](auto& s) -> auto& { return s.mobility.living_room_share; },
             {.unit = "",
              .summary = "of the waking time at home, the share in the living room",
              .source = "assumption",
              .min = 0,
              .max = 1}),
        bind("mobility.field_together", Layer::world,
             [](auto& s) -> auto& { return s.mobility.field_together; },
             {.unit = "",
              .summary = "of the half hours in the field, the share at one spot",
              .source = fitted,
              .min = 0,
              .max = 1}),
        bind("mobility.small_work_together", Layer::world,
             [](auto& s) -> auto& { return s.mobility.small_work_together; },
             {.unit = "",
              .summary = "of the half hours of a small team, the share at one spot",
              .source = fitted,
              .min = 0,
              .max = 1}),
    };
}

} // namespace

std::vector<Parameter> mobility_table() {
    std::vector<Parameter> all = times();
    for (Parameter& p : rooms()) {
        all.push_back(std::move(p));
    }
    return all;
}

} // namespace truyvet::scenario
