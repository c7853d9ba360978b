// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/environment.hpp"
#include "models/mobility/kinds.hpp"
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {
namespace {

Parameter kind() {
    Doc doc{.unit = "",
            .summary = "where people and their days come from: synthetic (drawn from the census; "
                       "\"made\" in older scenarios), or recorded: positions (tracks), who was "
                       "near whom (network)",
            .source = "docs/model.md"};
    doc.choices = mobility::kind_names();
    doc.choices.emplace_back(mobility::former_synthetic);
    return bind("mobility.kind", Layer::world, [](auto& s) -> auto& { return s.mobility.kind; },
                std::move(doc),
                {"people drawn or recorded", "synthetic", "network", levels(4000, 2).about(0.01)});
}

Parameter environment() {
    Doc doc{.unit = "",
            .summary = "of recorded people whose room names none",
            .source = "the user's recording"};
    doc.choices.assign(core::environment_names.begin(), core::environment_names.end());
    return bind("mobility.recording.environment", Layer::world,
                [](auto& s) -> auto& { return s.mobility.recording.environment; }, std::move(doc),
                {"environment of a recording, by number", "office", "bus", levels(1, 6)});
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
              .source = "the user's recording"},
             {"people of a recording", "two.csv", "three.csv", levels(2, 3)}),
        bind("mobility.recording.people", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.people; },
             {.unit = "",
              .summary = "CSV of who was where: id[,place,room,environment,household,age]; empty: "
                         "all in one room, each on their own",
              .source = "the user's recording"},
             {"rooms of a recording", "", "apart.csv", levels(1, 2)}),
        bind("mobility.recording.starts", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.starts; },
             {.unit = "", .summary = "the recording's first day", .source = "as cases.date"},
             {"first day of a recording", "2021-05-17", "2021-05-20", levels(0, 3)}),
        bind("mobility.recording.repeat", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.repeat; },
             {.unit = "",
              .summary = "the recorded days come again and again; false: once, all else away",
              .source = "assumption: these days are like others"},
             {"days of ten that were recorded", false, true, levels(1, 10)}),
        bind("mobility.recording.distance_m", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.distance_m; },
             {.unit = "m",
              .summary = "between two people whom a contact network has together",
              .source = "assumption: people who talk stand about 1 m apart",
              .min = 0,
              .max = 100},
             {"metres of a record", 1.0, 2.0, levels(1, 2).about(1e-5)}),
        bind("mobility.recording.record_s", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.record_s; },
             {.unit = "s",
              .summary = "length of a network's record that gives no duration",
              .source = "SocioPatterns' badges: 20 s",
              .min = 0.001,
              .max = 86400},
             {"seconds of a record", 20.0, 60.0, levels(20, 60)}),
        bind("mobility.recording.age", Layer::world,
             [](auto& s) -> auto& { return s.mobility.recording.age; },
             {.unit = "years",
              .summary = "of recorded people for whom the file of people gives none",
              .source = "assumption: a grown-up",
              .min = 0,
              .max = 120},
             {"age of the recorded", 20, 50, levels(20, 50)}),
    };
}

} // namespace

std::vector<Parameter> mobility_table() {
    std::vector<Parameter> all = recording();
    for (const auto& more : {activity_table(), work_table(), home_table()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace truyvet::scenario
