// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/environment.hpp"
#include "models/mobility/kinds.hpp"
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
        bind("mobility.coach_trips_a_day", Layer::world,
             [](auto& s) -> auto& { return s.mobility.coach_trips_a_day; },
             {.unit = "",
              .summary = "days on which somebody of 15 and more is away by coach, where "
                         "population.people_per_coach gives some",
              .source = "Lao Cai's 5.3 million passengers of 2015 (GSO), there and back; that they "
                        "leave the province and return the same day is an assumption",
              .min = 0,
              .max = 1}),
        bind("mobility.night_lines", Layer::world,
             [](auto& s) -> auto& { return s.mobility.night_lines; },
             {.unit = "share",
              .summary = "factory lines that work at night",
              .source = "assumption: none; no figure is known",
              .min = 0,
              .max = 1}),
        bind("mobility.yard_evenings", Layer::world,
             [](auto& s) -> auto& { return s.mobility.yard_evenings; },
             {.unit = "share",
              .summary = "evenings somebody in a boarding house sits in its yard",
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
        bind("mobility.tea_share", Layer::world,
             [](auto& s) -> auto& { return s.mobility.tea_share; },
             {.unit = "share",
              .summary = "half days on which two colleagues of an office have tea together",
              .source = "assumption, fitted to the first week of an office's badges (InVS 2013)",
              .min = 0,
              .max = 1}),
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

Parameter kind() {
    Doc doc{.unit = "",
            .summary = "where people and their days come from: synthetic (drawn from the census; "
                       "\"made\" in older scenarios), or recorded: positions (tracks), who was "
                       "near whom (network)",
            .source = "docs/model.md"};
    doc.choices = mobility::kind_names();
    doc.choices.emplace_back(mobility::former_synthetic);
    return bind(
        "mobility.kind", Layer::world, [](auto& s) -> auto& { return s.mobility.kind; },
        std::move(doc));
}

Parameter environment() {
    Doc doc{.unit = "",
            .summary = "of recorded people whose room names none",
            .source = "the user's recording"};
    doc.choices.assign(core::environment_names.begin(), core::environment_names.end());
    return bind(
        "mobility.recording.environment", Layer::world,
        [](auto& s) -> auto& { return s.mobility.recording.environment; }, std::move(doc));
}

std::vector<Parameter> recording() {
    return {
        kind(),
        environment(),
        bind("mobility.recording.file", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.file; },
             {.unit = "",
              .summary = "CSV of the recording, tracks: t_s,id,x_m,y_m; network: "
                         "t_s,i,j[,duration_s]; sought beside the scenario, in the working "
                         "folder, among the data",
              .source = "the user's recording"}),
        bind("mobility.recording.people", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.people; },
             {.unit = "",
              .summary = "CSV of who was where: id[,place,room,environment,household,age]; empty: "
                         "all in one room, each on their own",
              .source = "the user's recording"}),
        bind("mobility.recording.starts", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.starts; },
             {.unit = "", .summary = "the recording's first day", .source = "as cases.date"}),
        bind("mobility.recording.repeat", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.repeat; },
             {.unit = "",
              .summary = "the recorded days come again and again; false: once, all else away",
              .source = "assumption: these days are like others"}),
        bind("mobility.recording.distance_m", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.distance_m; },
             {.unit = "m",
              .summary = "between two people whom a contact network has together",
              .source = "assumption: people who talk stand about 1 m apart",
              .min = 0,
              .max = 100}),
        bind("mobility.recording.record_s", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.record_s; },
             {.unit = "s",
              .summary = "length of a network's record that gives no duration",
              .source = "SocioPatterns' badges: 20 s",
              .min = 0.001,
              .max = 86400}),
    };
}

} // namespace

std::vector<Parameter> mobility_table() {
    std::vector<Parameter> all = times();
    for (const auto& more : {rooms(), recording()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
