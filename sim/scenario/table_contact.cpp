// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/bind.hpp"
#include "sim/scenario/tables.hpp"

namespace truyvet::scenario {

std::vector<Parameter> contact_table() {
    const std::string ministry = "Ministry of Health's usage, 2020-21";
    return {
        bind("contact.distance_m", Layer::world,
             [](auto& s) -> auto& { return s.contact.distance_m; },
             {.unit = "m",
              .summary = "a close contact (F1) comes within this distance",
              .source = ministry + "; 1 m from April 2022",
              .min = 0,
              .max = 1000},
             {"close contacts among people 0.25 m, 0.5 m ... away", 1.1, 2.1, levels(4, 8)}),
        bind("contact.minutes", Layer::world, [](auto& s) -> auto& { return s.contact.minutes; },
             {.unit = "min",
              .summary = "for so long, added up over a local day",
              .source = "app and press wording 2020; official from December 2021",
              .min = 0,
              .max = 1440},
             // Twenty people for 2.5 min to 50 min.
             {"close contacts among people there for 2.5 min, 5 min ...", 15.0, 30.0,
              levels(15, 9)}),
        bind("contact.household", Layer::world,
             [](auto& s) -> auto& { return s.contact.household; },
             {.unit = "", .summary = "who lives with the case counts always", .source = ministry},
             {"close contacts among three of the household and others", false, true, levels(0, 3)}),
        bind("contact.same_room_minutes", Layer::world,
             [](auto& s) -> auto& { return s.contact.same_room_minutes; },
             {.unit = "min",
              .summary =
                  "time in the same room (at home: in any of its rooms) at any distance that "
                  "counts too; 0 = never",
              .source = "off; the same closed space counts officially from December 2021",
              .min = 0,
              .max = 1440},
             // Twenty people for 5 min to 100 min.
             {"close contacts among people far away for 5 min, 10 min ...", 0.0, 30.0,
              levels(0, 15)}),
        bind("contact.days_before_onset", Layer::world,
             [](auto& s) -> auto& { return s.contact.days_before_onset; },
             {.unit = "days",
              .summary = "contacts count from so long before onset, until isolation",
              .source = "Ministry of Health, decision 3468/QD-BYT, 7 August 2020",
              .min = 0,
              .max = 14},
             {"days from the begin of the contact window to onset", 2.0, 5.0, levels(2, 5)}),
        bind("contact.through_walls", Layer::world,
             [](auto& s) -> auto& { return s.encounters.through_walls; },
             {.unit = "",
              .summary = "phones hear each other through the walls of neighbouring rooms",
              .source = "the matching rule cannot tell a wall"},
             // Reach 8 m, as it stands: 1.5 m to 7.5 m.
             {"people met behind a wall, 1.5 m, 2.5 m ... away", false, true, levels(0, 7)}),
        bind("contact.wall_reach_m", Layer::world,
             [](auto& s) -> auto& { return s.encounters.wall_reach_m; },
             {.unit = "m",
              .summary = "people behind a wall are left out beyond this distance",
              .source = "assumption",
              .min = 0,
              .max = 100},
             {"people met behind a wall, 1.5 m, 2.5 m ... away", 5.0, 12.0, levels(4, 11)}),
    };
}

} // namespace truyvet::scenario
